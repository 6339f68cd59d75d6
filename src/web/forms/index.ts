export {
  calendarDay,
  emailAddress,
  manyOf,
  oneOf,
  optionalText,
  requiredText,
  secret,
  tick,
  wholeNumber,
} from './answers.ts';
export { FaultSummary } from './fault-summary.tsx';
export { dateField, field, fieldWithMany, secretField } from './field.ts';
export { Form } from './form.tsx';
export {
  emptyForm,
  formAfterRefusal,
  parseForm,
  type FormState,
  type FormValues,
  type ParsedForm,
} from './parse-form.ts';
