import { z } from 'zod';
import {
  Button,
  ButtonGroup,
  Checkboxes,
  DateInput,
  FileUpload,
  Input,
  PasswordInput,
  Radios,
  Select,
  Textarea,
} from '../components/index.ts';
import {
  FaultSummary,
  Form,
  calendarDay,
  dateField,
  emailAddress,
  field,
  fieldWithMany,
  manyOf,
  oneOf,
  parseForm,
  requiredText,
  secret,
  secretField,
  type FormState,
} from '../forms/index.ts';
import { Layout } from '../layout.tsx';
import { PageHeading } from '../page-heading.tsx';
import type { Shell } from '../shell.ts';

const partners = ['police', 'council', 'housing'] as const;

const schema = z.object({
  name: requiredText('Enter a name for the source', { max: 80 }),
  contact: emailAddress(),
  startsOn: calendarDay('Date the agreement starts'),
  partner: oneOf(partners, 'Choose who it comes from'),
  holds: manyOf(['people', 'places', 'vehicles'], { atLeastOne: 'Choose what it holds' }),
  clock: oneOf(['london', 'utc'], 'Choose which clock its times are by'),
  about: requiredText('Say what the source is for'),
  sample: requiredText('Choose a file'),
  password: secret('Enter your password'),
});

const filled = {
  name: 'Command and control',
  contact: 'data@wexcombe.example',
  'startsOn-day': '3',
  'startsOn-month': '11',
  'startsOn-year': '2025',
  partner: 'police',
  holds: ['people', 'places'],
  clock: 'london',
  about: 'Calls to the police that were graded as anti-social behaviour.',
};

const mistaken = {
  ...filled,
  name: '',
  contact: 'data at wexcombe',
  'startsOn-month': '',
  holds: [],
  about: '',
};

/** Every question, filled in; or as it comes back with faults. */
export function GalleryQuestionsPage(props: { shell: Shell; hasFaults: boolean }) {
  const body = props.hasFaults ? { ...mistaken, partner: undefined, clock: '' } : filled;
  const form: FormState = props.hasFaults ? faultsOf(body) : { values: filled, faults: [] };
  return (
    <Layout
      {...props.shell}
      title="Add a source"
      section="sources"
      hasFaults={props.hasFaults}
      back={{ href: '/gallery/list', text: 'Back to sources' }}
    >
      <FaultSummary form={form} />
      <PageHeading
        title="Add a source"
        lead="A source is one system of one partner that sends us extracts."
      />
      <Form csrfToken={props.shell.csrfToken} draftUrl="/drafts/source">
        <Input label="Name" hint="What its own staff call it" {...field(form, 'name')} />
        <Input
          label="Email address of who to ask"
          type="email"
          autocomplete="email"
          class="govuk-input--width-20"
          {...field(form, 'contact')}
        />
        <DateInput
          legend="Date the agreement starts"
          hint="For example, 3 11 2025"
          {...dateField(form, 'startsOn')}
        />
        <Radios
          legend="Who it comes from"
          {...field(form, 'partner')}
          items={[
            { value: 'police', children: 'Police' },
            { value: 'council', children: 'Council', hint: 'Any of its departments' },
            { divider: 'or' },
            {
              value: 'housing',
              children: 'A housing association',
              conditional: <Input label="Its name" name="association" />,
            },
          ]}
        />
        <Checkboxes
          legend="What it holds"
          {...fieldWithMany(form, 'holds')}
          items={[
            { value: 'people', children: 'People' },
            { value: 'places', children: 'Places' },
            { value: 'vehicles', children: 'Vehicles' },
          ]}
        />
        <Select
          label="Clock its times are by"
          {...field(form, 'clock')}
          items={[
            { value: '', text: 'Choose one' },
            { value: 'london', text: 'London, with summer time' },
            { value: 'utc', text: 'UTC all year' },
          ]}
        />
        <Textarea label="What it is for" rows={3} {...field(form, 'about')} />
        <FileUpload label="A sample of its extract" {...secretField(form, 'sample')} />
        <PasswordInput
          label="Your password"
          hint="To show that it is you"
          {...secretField(form, 'password')}
        />
        <ButtonGroup>
          <Button>Add the source</Button>
          <Button secondary name="draft" value="yes">
            Save as a draft
          </Button>
          <Button warning>Delete</Button>
          <a class="govuk-link" href="/gallery/list">
            Cancel
          </a>
        </ButtonGroup>
      </Form>
    </Layout>
  );
}

function faultsOf(body: unknown): FormState {
  const parsed = parseForm(schema, body);
  if (parsed.ok) throw new Error('the gallery shows faults, so its answers must have some');
  return parsed;
}
