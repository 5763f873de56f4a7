/**
 * An error as the service sends it: an error name, a sentence and an HTTP status. It goes out over
 * the wire; callers of the sandbox never catch one.
 */
export class ServiceError extends Error {
  readonly status: number;

  /** `name` as the JSON protocol spells it; the Query protocol renames a few. */
  constructor(name: string, message: string, status = 400) {
    super(message);
    this.name = name;
    this.status = status;
  }
}

export function notFound(what = 'secret.'): ServiceError {
  return new ServiceError(
    'ResourceNotFoundException',
    `Secrets Manager can't find the specified ${what}`,
  );
}

export function invalidRequest(message: string): ServiceError {
  return new ServiceError('InvalidRequestException', message);
}

export function invalidParameter(message: string): ServiceError {
  return new ServiceError('InvalidParameterException', message);
}

export function markedForDeletion(): ServiceError {
  return invalidRequest(
    "You can't perform this operation on the secret because it was marked for deletion.",
  );
}

export function accessDenied(message: string): ServiceError {
  return new ServiceError('AccessDeniedException', message);
}

export function expiredToken(): ServiceError {
  return new ServiceError(
    'ExpiredTokenException',
    'The security token included in the request is expired',
  );
}

export function throttled(): ServiceError {
  return new ServiceError('ThrottlingException', 'Rate exceeded');
}

export function internalError(): ServiceError {
  return new ServiceError('InternalServiceError', 'An error occurred on the server side.', 500);
}

export function unknownOperation(): ServiceError {
  return new ServiceError('UnknownOperationException', 'There is no such operation here.');
}
