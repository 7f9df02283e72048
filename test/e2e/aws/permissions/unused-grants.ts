/**
 * What the roles allow and no test of the deployment uses, by the reason that it is allowed all the same: `caller action what`,
 * with `*` as in a policy. A line that is no longer unused fails the test, and so does a grant that stands in no line.
 */
export const UNUSED: Readonly<Record<string, readonly string[]>> = {
  'Lambda asks for it, in place of the function': [
    '* logs:CreateLogStream *',
    '* logs:PutLogEvents *',
    '* xray:PutTelemetryRecords *',
    '* xray:PutTraceSegments *',
    '* sqs:SendMessage *DeadLetters*',
    '* sqs:GetQueueAttributes *DeadLetters*',
    '* sqs:GetQueueUrl *DeadLetters*',
  ],
  'DynamoDB asks for it, in place of the function, when it opens a table that the key encrypts': [
    '* kms:DescribeKey *',
    '* kms:Encrypt *',
    'upkeep-dispatch kms:GenerateDataKey *',
  ],
  'A missing object, which would be answered with 403: these find all that they read in the tests': [
    'upkeep-dispatch s3:ListBucket config/*',
    'upkeep-notify-failure s3:ListBucket *',
    'upkeep-execution-ended s3:ListBucket *',
  ],
  'An upload that waited for a run that fails is woken by the end of that run': [
    'upkeep-notify-failure lambda:InvokeFunction *',
    'upkeep-notify-failure dynamodb:PutItem waiting',
    'upkeep-execution-ended lambda:InvokeFunction *',
    'upkeep-execution-ended dynamodb:PutItem waiting',
  ],
  'A retuning that is refused, or whose run fails, is over': [
    'upkeep-clean dynamodb:PutItem alerts',
    'upkeep-notify-failure dynamodb:PutItem alerts',
    'upkeep-execution-ended dynamodb:PutItem alerts',
  ],
  'An upload whose version has expired is looked for under its key': ['upkeep-monitor s3:GetObject raw/*'],
  'The parts of a stream that failed are taken back': ['upkeep-clean s3:AbortMultipartUpload clean/*'],
  'A retuning whose event was lost asks for CLEAN': ['upkeep-monitor lambda:InvokeFunction *'],
};

/** Used or not, depending on which of two things at once comes first: an upload and the end of the run before it. */
export const USED_AT_TIMES: readonly string[] = [
  'upkeep-clean dynamodb:GetItem model',
  'upkeep-clean dynamodb:PutItem waiting',
  'upkeep-clean states:DescribeExecution *',
  'upkeep-notify-result lambda:InvokeFunction *',
  'upkeep-notify-result dynamodb:PutItem waiting',
  'upkeep-dispatch lambda:InvokeFunction *Clean*',
  'upkeep-dispatch dynamodb:GetItem waiting',
  'upkeep-dispatch dynamodb:PutItem waiting',
];
