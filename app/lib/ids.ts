import { v7, validate } from 'uuid'

/** A new record's id: UUIDv7, so that indexes grow at one end; opaque to readers. */
export const newId = (): string => v7()

/** The key of one drawn form (see once). */
export const newFormKey = (): string => v7()

export const isUuid = (text: unknown): text is string => validate(text)
