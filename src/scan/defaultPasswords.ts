import { DATABASE_WORDS } from './vocabulary';

/** Passwords that images, installers and tutorials come with: they protect little, yet they open. */
export const DEFAULT_PASSWORDS: ReadonlySet<string> = new Set([
  ...DATABASE_WORDS,
  ...(
    'admin root toor sa guest secret test testing dev develop local ' +
    'minioadmin minio123 airflow letmein welcome qwerty foobared ' +
    '123 1234 12345 123456 12345678 123456789 passw0rd password1'
  ).split(' '),
]);
