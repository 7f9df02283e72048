import { type App, Validations } from 'aws-cdk-lib';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { AwsSolutionsChecks } from 'cdk-nag';
import { describe, expect, it, vi } from 'vitest';
import { stackOf, withApp } from './synthesise.ts';

interface Acknowledged {
  readonly path: string;
  readonly id: string;
  readonly reason: string;
}

function findingsOf(app: App, checks = new AwsSolutionsChecks()): string[] {
  const { violations } = checks.validateScope(app);
  return violations.flatMap(({ ruleName, violatingResources }) =>
    violatingResources.map(({ constructPath }) => `${constructPath}: ${ruleName}`),
  );
}

/** The pack with its eyes open: it sees what was acknowledged too. */
function allFindingsOf(app: App): string[] {
  return findingsOf(app, Object.assign(new AwsSolutionsChecks(), { isAcknowledged: () => false }));
}

function acknowledgedIn(app: App): Acknowledged[] {
  return app.node.findAll().flatMap(({ node }) =>
    node.metadata
      .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
      .flatMap(({ data }) => Object.entries(data as Record<string, string>))
      .map(([id, reason]) => ({ path: node.path, id: id.replace(/^annotation::/i, ''), reason })),
  );
}

describe('the security rules of AwsSolutions', () => {
  const app = withApp((made) => made);
  const acknowledged = acknowledgedIn(app);

  it('find nothing that is not acknowledged', () => {
    expect(findingsOf(app)).toEqual([]);
  });

  it('are acknowledged only where they find something', () => {
    const findings = allFindingsOf(app);
    expect(findings.length).toBeGreaterThan(20);
    const idle = acknowledged.filter(
      ({ path, id }) => !findings.some((finding) => finding.startsWith(path) && finding.endsWith(`: ${id}`)),
    );
    expect(idle).toEqual([]);
  });

  it('are acknowledged finding by finding, with a reason', () => {
    for (const { id, reason } of acknowledged) {
      expect(id).toMatch(/^AwsSolutions-(S1|SF1|IAM5\[Resource::.+\])$/);
      expect(reason.length).toBeGreaterThan(40);
    }
  });

  it('fail the synthesis over a queue that somebody adds', () => {
    vi.spyOn(console, 'error').mockReturnValue();
    withApp((planted) => {
      new Queue(stackOf(planted), 'Planted');
      expect(() => planted.synth()).toThrow('validation-report.json');
      expect(findingsOf(planted)).toEqual([
        'Upkeep/Planted/Resource: AwsSolutions-SQS3',
        'Upkeep/Planted/Resource: AwsSolutions-SQS4',
      ]);
    });
  });

  it('see a wildcard beside those that are acknowledged', () => {
    const findings = withApp((planted) => {
      const clean = planted.node.findAll().find(({ node }) => node.path === 'Upkeep/Upkeep/Cleaning/Clean');
      new Bucket(stackOf(planted), 'Other').grantRead(clean as IFunction);
      return findingsOf(planted).filter((finding) => finding.includes('CleanRole'));
    });
    expect(findings).toEqual(
      expect.arrayContaining([expect.stringMatching(/IAM5\[Resource::<Other\w+\.Arn>\/\*\]$/)]),
    );
  });
});
