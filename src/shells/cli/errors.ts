/** The call was wrong: exit code 2. */
export class UsageError extends Error {}

/** The work failed for a reason that the person can do something about: exit code 1. */
export class WorkError extends Error {}

/** What the system said about a file, in words: "no such file or folder". */
export function explainFileError(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  switch (code) {
    case 'ENOENT':
      return 'no such file or folder';
    case 'EACCES':
    case 'EPERM':
      return 'permission denied';
    case 'ENOSPC':
      return 'no space left on the disk';
    case 'EROFS':
      return 'the disk is read-only';
    case 'EISDIR':
      return 'is a folder';
    case 'ENOTDIR':
      return 'a part of the path is not a folder';
    default:
      return error instanceof Error ? error.message : String(error);
  }
}
