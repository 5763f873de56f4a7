export const HELP = `secret-ferry: finds hardcoded secrets and moves them into AWS Secrets Manager.

Usage:
  secret-ferry scan [paths…] [--level precise|thorough] [--format text|json|sarif]
      Reports hardcoded secrets in files and folders (default: the current folder). "thorough"
      also tells what is more likely none.
      Exit code: 0 none found, 1 some found, 2 error.
  secret-ferry baseline [paths…] [--reason R] [--expires DAY]
      Accepts what is found now into .secretferry-baseline.jsonl, and takes out what is gone.
  secret-ferry scan --batch [--level precise|thorough]
      Reads JSON lines {"id", "filename", "text"} from standard input and answers each with
      {"id", "findings"} or {"id", "error"}, in order.
  secret-ferry migrate [paths…] [--apply] [--plain] [--format text|json] [--profile P] [--region R]
      Shows which secrets would be created and how the code would change. With --apply, creates
      them in AWS Secrets Manager and rewrites the code; in a terminal it asks before. A name and
      its password become one JSON secret; with --plain, each value is a secret of its own.
      With --declare cloudformation|terraform|cdk it prints the secrets' declarations instead,
      without values, and on standard error the commands that put the values in.
      Exit code: 0 done, or nothing to do; 1 some findings were not moved (with --apply); 2 error.
  secret-ferry migrate --undo [--profile P] [--region R]
      Takes back the last --apply in this folder: the code first, then the secrets it created.
      Exit code: 0 taken back; 2 error.

Options:
  --config FILE        Takes this team file instead of the project's .secretferry.json.
  --baseline FILE      Takes this baseline instead of the project's.
  --max-file-size KIB  Leaves larger files out (default: 5120).
  -h, --help           Shows this.
  -V, --version        Shows the version.

A line is left alone with a comment "secret-ferry:allow <reason>" on it or above it; with
"secret-ferry:allow until 2027-01-31 <reason>" up to that day.
No value of a secret is ever printed.
`;
