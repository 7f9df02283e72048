import type { AwsRequest } from './aws-request.ts';
import type { EncryptedPlace, Permission } from './permission.ts';

/** Parameters that change nothing about the permission; any other one names another operation. */
const HARMLESS = [
  'x-id',
  'encoding-type',
  'prefix',
  'key-marker',
  'version-id-marker',
  'versions',
  'versionId',
];
const OF_MULTIPART = ['uploads', 'uploadId', 'partNumber'];

/**
 * What S3 asks for, the use of the bucket's key included. A missing object is a 404 only to those who may list the bucket, by
 * a request that carries no prefix; to others it is a 403.
 * @throws {Error} for an operation that is not known here
 */
export function s3Permissions(request: AwsRequest, { keyArn }: EncryptedPlace): Permission[] {
  const { method, status } = request;
  const { pathname, searchParams: parameters } = new URL(request.path, 'http://any');
  const [, bucket = '', ...parts] = pathname.split('/');
  const bucketArn = `arn:aws:s3:::${bucket}`;
  const key = decodeURIComponent(parts.join('/'));
  const unknown = [...parameters.keys()].find((name) => ![...HARMLESS, ...OF_MULTIPART].includes(name));
  const isMultipart = OF_MULTIPART.some((name) => parameters.has(name));
  const isListing = parameters.has('versions');
  const one = (action: string, resource = `${bucketArn}/${key}`) => ({ action, resource, context: {} });

  if (unknown === undefined && key === '' && method === 'GET' && isListing) {
    const context = { 's3:prefix': [parameters.get('prefix') ?? ''] };
    return [{ action: 's3:ListBucketVersions', resource: bucketArn, context }];
  }
  if (unknown === undefined && key !== '' && isMultipart) {
    if (method === 'DELETE') return [one('s3:AbortMultipartUpload')];
    if (method === 'POST' || method === 'PUT')
      return [one('s3:PutObject'), one('kms:GenerateDataKey', keyArn), one('kms:Decrypt', keyArn)];
  } else if (unknown === undefined && key !== '' && !isListing) {
    if (method === 'PUT') return [one('s3:PutObject'), one('kms:GenerateDataKey', keyArn)];
    if (method === 'GET' || method === 'HEAD') {
      const read = one(parameters.has('versionId') ? 's3:GetObjectVersion' : 's3:GetObject');
      return [read, status === 404 ? one('s3:ListBucket', bucketArn) : one('kms:Decrypt', keyArn)];
    }
  }
  throw new Error(`an operation of S3 that is not known here: ${method} ${request.path}`);
}
