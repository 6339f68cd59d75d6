import { Command, CommanderError } from 'commander';
import { describeError } from '../platform/log/log.ts';
import { backup, describeBackup, restore } from './verbs/backup.ts';
import { demo, type DemoOptions } from './verbs/demo.ts';
import { describeFindings, doctor } from './verbs/doctor.ts';
import { start } from './verbs/start.ts';
import { answer, exitCodes, say, type VerbOptions } from './verbs/verb.ts';

/** One table of verbs: each has --help, most --json; progress on stderr; exit 0 done, 1 refused, 2 usage. */
function program(finish: (code: number) => void): Command {
  const commonweal = new Command('commonweal')
    .description('One system over an ASB partnership’s databases.')
    .exitOverride();
  const verb = (usage: string, description: string) =>
    commonweal.command(usage).description(description).exitOverride();

  verb('demo', 'run the fictional county on this machine, until Ctrl-C')
    .option('--fresh', 'make it again')
    .option('--scale <times>', 'so many times its people and reports', (text) => Number(text), 1)
    .action(async (options: DemoOptions) => finish(await demo(options)));

  verb('start', 'run the installation: database, web and worker, until Ctrl-C').action(async () =>
    finish(await start()),
  );

  verb('doctor', 'check database, durability, row-level security, extracts, audit, disk, clock and version')
    .option('--json', 'print JSON')
    .action(async (options: VerbOptions) => {
      const result = await doctor();
      const code = answer(result, options, describeFindings);
      finish(result.ok && result.value.some((finding) => !finding.good) ? exitCodes.refused : code);
    });

  verb(
    'backup <folder>',
    'write an encrypted backup into a new folder; keep the secrets folder somewhere else',
  )
    .option('--json', 'print JSON')
    .action(async (folder: string, options: VerbOptions) =>
      finish(answer(await backup(folder), options, (figures) => `Backed up: ${describeBackup(figures)}`)),
    );

  verb('restore <folder>', 'put a backup into an installation that holds nothing, and prove that it is whole')
    .option('--json', 'print JSON')
    .action(async (folder: string, options: VerbOptions) =>
      finish(
        answer(
          await restore(folder),
          options,
          (figures) => `Restored and compared: ${describeBackup(figures)}`,
        ),
      ),
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
