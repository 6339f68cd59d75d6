import { Command, CommanderError } from 'commander';
import { describeVerdict } from '../features/audit/index.ts';
import { describeFigures } from '../features/dashboards/index.ts';
import { describeTerms, whereIs } from '../features/where/index.ts';
import { describeError } from '../platform/log/log.ts';
import type { ActingOptions } from './verbs/act-as.ts';
import { verifyAudit } from './verbs/audit.ts';
import { backup, describeBackup, restore } from './verbs/backup.ts';
import {
  addSourceFile,
  importAreaFiles,
  landFiles,
  type AreaOptions,
  type LandOptions,
} from './verbs/data-in.ts';
import { demo, demonstrationFolder, fillDemonstration, type DemoOptions } from './verbs/demo.ts';
import { describeFindings, doctor } from './verbs/doctor.ts';
import { describeGazetteer, importGazetteerFile, type GazetteerOptions } from './verbs/gazetteer.ts';
import { seeFigures, type FiguresOptions } from './verbs/figures.ts';
import { setUp, type SetUpOptions } from './verbs/set-up.ts';
import { start } from './verbs/start.ts';
import { addUser, disableUser, type AddUserOptions } from './verbs/users.ts';
import { answer, exitCodes, say, type VerbOptions } from './verbs/verb.ts';

const under = (parent: Command, usage: string, description: string) =>
  parent.command(usage).description(description).option('--json', 'print JSON').exitOverride();

/** A verb that calls a page's use-case, as somebody. */
const acting = (command: Command) =>
  command
    .requiredOption('--as <email>', 'the account in whose name this is done')
    .option('--role <role>', 'which of their roles');

/** One table of verbs: each has --help, most --json; progress on stderr; exit 0 done, 1 refused, 2 usage. */
function program(finish: (code: number) => void): Command {
  const commonweal = new Command('commonweal')
    .description('One system over an ASB partnership’s databases.')
    .option('--demo', 'work on the demonstration’s installation instead of the real one')
    .hook('preAction', (root) => {
      if (root.opts()['demo'])
        process.env['COMMONWEAL_FOLDER'] = demonstrationFolder(process.env['COMMONWEAL_FOLDER']);
    })
    .exitOverride();
  const verb = (usage: string, description: string) => under(commonweal, usage, description);
  const group = (name: string, description: string) =>
    commonweal.command(name).description(description).exitOverride();
  verb('demo', 'run the fictional county on this machine, until Ctrl-C')
    .option('--fresh', 'make it again')
    .option('--scale <times>', 'so many times its people and reports', Number, 1)
    .action(async (options: DemoOptions) => finish(await demo(options)));
  commonweal
    .command('fill-demonstration', { hidden: true })
    .option('--scale <times>', '', Number, 1)
    .action(async ({ scale }: DemoOptions) => finish(await fillDemonstration(scale)));
  verb('start', 'run the installation: database, web and worker, until Ctrl-C').action(async () =>
    finish(await start()),
  );
  verb('set-up', 'add the first partner and the first administrator')
    .requiredOption('--partner <code>', 'a short name for the partner, such as council')
    .requiredOption('--partner-name <name>', 'its full name')
    .option(
      '--kind <kind>',
      'council, police, housing, fire, health, victim-service, commissioner or other',
      'council',
    )
    .requiredOption('--email <email>', 'the administrator’s address')
    .requiredOption('--name <name>', 'the administrator’s name')
    .action(async (options: SetUpOptions) =>
      finish(
        answer(
          await setUp(options),
          options,
          ({ path, hours }) =>
            `Open ${path} at the installation’s address within ${hours} hours to choose a password.`,
        ),
      ),
    );
  verb(
    'doctor',
    'check database, durability, row-level security, extracts, audit, disk, clock and version',
  ).action(async (options: VerbOptions) => {
    const result = await doctor();
    const code = answer(result, options, describeFindings);
    finish(result.ok && result.value.some((finding) => !finding.good) ? exitCodes.refused : code);
  });
  verb(
    'backup <folder>',
    'write an encrypted backup into a new folder; keep the secrets folder somewhere else',
  ).action(async (folder: string, options: VerbOptions) =>
    finish(answer(await backup(folder), options, (figures) => `Backed up: ${describeBackup(figures)}`)),
  );
  verb(
    'restore <folder>',
    'put a backup into an installation that holds nothing, and prove that it is whole',
  ).action(async (folder: string, options: VerbOptions) =>
    finish(
      answer(
        await restore(folder),
        options,
        (figures) => `Restored and compared: ${describeBackup(figures)}`,
      ),
    ),
  );
  verb('where <words...>', 'the file, page and law behind a term').action(
    (words: string[], options: VerbOptions) => {
      const terms = whereIs(words.join(' '));
      finish(answer({ ok: true, value: terms }, options, () => describeTerms(words.join(' '), terms)));
      if (terms.length === 0) finish(exitCodes.refused);
    },
  );

  const users = group('users', 'who may sign in');
  under(users, 'add', 'make an account and an invitation')
    .requiredOption('--email <email>')
    .requiredOption('--name <name>')
    .requiredOption('--partner <code>')
    .requiredOption('--may <role>', 'what they may act as: officer, coordinator, analyst …')
    .option('--from <day>')
    .option('--until <day>')
    .requiredOption('--as <email>', 'the administrator in whose name this is done')
    .action(async (options: AddUserOptions) =>
      finish(
        answer(
          await addUser(options),
          options,
          ({ invitation }) => `Added. Their invitation: ${invitation.path}`,
        ),
      ),
    );
  acting(under(users, 'disable <email>', 'end an account and its sessions at once'))
    .requiredOption('--why <words>', 'the reason')
    .action(async (email: string, options: ActingOptions & { why: string }) =>
      finish(
        answer(
          await disableUser(email, options.why, options),
          options,
          ({ sessions }) => `Disabled; ${sessions} sessions ended.`,
        ),
      ),
    );

  acting(
    under(group('audit', 'who did and saw what'), 'verify', 'compute the chain again and compare it'),
  ).action(async (options: ActingOptions) => {
    const result = await verifyAudit(options);
    const code = answer(result, options, describeVerdict);
    finish(result.ok && result.value.faults.length > 0 ? exitCodes.refused : code);
  });

  acting(
    under(group('areas', 'wards and small areas'), 'import <files...>', 'bring in boundaries from GeoJSON'),
  )
    .requiredOption('--kind <kind>', 'ward or lsoa')
    .requiredOption('--code <property>', 'the property that holds an area’s code')
    .option('--area-name <property>', 'the property that holds its name')
    .requiredOption('--attribution <words>', 'whose data it is, as its licence asks')
    .action(async (files: string[], options: AreaOptions) =>
      finish(answer(await importAreaFiles(files, options), options, ({ read }) => `${read} areas are in.`)),
    );
  acting(
    under(
      group('gazetteer', 'where properties are'),
      'import <file>',
      'bring in a list of properties and their points (CSV), and derive the picture',
    ),
  )
    .requiredOption('--attribution <words>', 'whose data it is, as its licence asks')
    .option('--uprn-column <name>', 'the column of the property’s number', 'UPRN')
    .option('--easting-column <name>', 'metres on the national grid', 'EASTING')
    .option('--northing-column <name>', 'metres on the national grid', 'NORTHING')
    .option('--address-columns <names...>', 'the columns that make its address, in their order')
    .option('--postcode-column <name>', 'its postcode; without one an address is not looked up')
    .option('--usrn-column <name>', 'the number of its street')
    .option('--postcode-areas <letters...>', 'postcode areas besides the real ones: QH in the demonstration')
    .action(async (path: string, options: GazetteerOptions) =>
      finish(answer(await importGazetteerFile(path, options), options, describeGazetteer)),
    );
  acting(
    under(
      group('sources', 'partners’ databases and feeds'),
      'add <mapping>',
      'make a source known by its mapping file',
    ),
  ).action(async (path: string, options: ActingOptions) =>
    finish(
      answer(
        await addSourceFile(path, options),
        options,
        ({ code, version }) => `The source ${code} has version ${version} of its mapping.`,
      ),
    ),
  );
  acting(
    under(
      group('extracts', 'deliveries from a source'),
      'land <files...>',
      'land extracts and derive the picture',
    ),
  )
    .requiredOption('--source <code>', 'the source they come from')
    .action(async (files: string[], options: LandOptions) =>
      finish(
        answer(await landFiles(files, options), options, (landed) =>
          landed.map(({ message }) => message).join('\n'),
        ),
      ),
    );
  acting(under(group('dashboards', 'where the partnership stands'), 'figures', 'the dashboard’s figures'))
    .option('--kind <kind>', 'asb, crime or all')
    .option('--area <area>', 'such as ward.E05000001')
    .option('--from <day>', 'the first day, as 2025-04-01')
    .option('--until <day>', 'the last day')
    .action(async (options: FiguresOptions) =>
      finish(answer(await seeFigures(options), options, describeFigures)),
    );
  return commonweal;
}

async function main(): Promise<number> {
  let code: number = exitCodes.done;
  try {
    await program((given) => (code = given)).parseAsync(process.argv);
    return code;
  } catch (thrown) {
    if (thrown instanceof CommanderError) return thrown.exitCode === 0 ? exitCodes.done : exitCodes.usage;
    say(`Something went wrong on our side: ${describeError(thrown)}`);
    return exitCodes.refused;
  }
}

process.exitCode = await main();
