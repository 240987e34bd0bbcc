import { Field, type TypedProps } from '#platform/ui/form.tsx'

/** A file of whoever fills in the form; `accept` names its kinds as browsers know them. */
export const FileField = ({
  accept,
  required = false,
  ...field
}: Omit<TypedProps, 'beginning'> & { accept: string }) => (
  <Field {...field}>
    {(attributes) => (
      <input class="ds-input" type="file" accept={accept} required={required} {...attributes} />
    )}
  </Field>
)
