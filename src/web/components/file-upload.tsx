import { LabelledGroup, questionWords, type QuestionProps } from './form-group.tsx';
import type { LabelProps } from './label.tsx';
import { classList, type Attributes, type Optional, type Slot } from './slots.ts';

export type FileUploadProps = { name: string } & QuestionProps &
  Optional<{
    label: Slot<LabelProps>;
    id: string;
    multiple: boolean;
    disabled: boolean;
    class: string;
    attributes: Attributes;
  }>;

/** The browser's own control. The scripted one has a label that its name does not contain (WCAG 2.5.3). */
export function FileUpload(props: FileUploadProps) {
  const id = props.id || props.name;
  const words = questionWords(props, id);
  return (
    <LabelledGroup id={id} label={props.label} words={words} formGroup={props.formGroup}>
      <input
        class={classList('govuk-file-upload', props.class, words.hasError && 'govuk-file-upload--error')}
        id={id}
        name={props.name}
        type="file"
        disabled={props.disabled || undefined}
        multiple={props.multiple || undefined}
        aria-describedby={words.describedBy}
        {...props.attributes}
      />
    </LabelledGroup>
  );
}
