import { Field, typedOr, type TypedProps } from './form.tsx'

/** Several lines of text, of at most 2000 characters unless told. */
export const LongField = ({
  beginning = '',
  required = false,
  most = 2000,
  ...field
}: TypedProps & { most?: number }) => (
  <Field {...field}>
    {(attributes) => (
      <textarea class="ds-input" maxLength={most} dir="auto" {...attributes} required={required}>
        {typedOr(field.again, field.name, beginning)}
      </textarea>
    )}
  </Field>
)
