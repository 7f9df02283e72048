import { createS3ObjectStore } from '../../../adapters/aws/s3-object-store.ts';
import { describeObjectStore } from '../../contracts/object-store.contract.ts';
import { temporaryBucket } from './temporary-bucket.ts';

describeObjectStore('a bucket', async () => {
  const { bucket, dispose } = await temporaryBucket();
  return { store: createS3ObjectStore(bucket), dispose };
});
