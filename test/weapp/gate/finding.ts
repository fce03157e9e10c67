/** One reason why a build must not be uploaded. */
export interface Finding {
  /** Name of the check, kebab-case. */
  readonly check: string
  /** Relative to the build's root, or to the project's for its config. */
  readonly file: string
  readonly message: string
}

/** One line a person can act on. */
export const describeFinding = ({ check, file, message }: Finding): string => `${check}: ${file}: ${message}`
