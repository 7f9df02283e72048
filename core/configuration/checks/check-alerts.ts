import type { ModelConfig } from '../../contracts/config/model-config.ts';
import type { AlertRule } from '../../contracts/config/monitor-section.ts';
import type { Finding } from '../finding.ts';

/** A rule watches a metric that is computed, and asks for an action that can be taken. */
export function checkAlerts(config: ModelConfig): Finding[] {
  return config.monitor.alerts.flatMap((rule, at) => [
    ...metricFindings(config, rule, at),
    ...actionFindings(config, rule, at),
    ...repeatedFindings(config, at),
  ]);
}

/** A rule is known by its condition: two of one condition would share one state. */
function repeatedFindings({ monitor }: ModelConfig, at: number): Finding[] {
  const name = conditionOf(monitor.alerts[at]!);
  const first = monitor.alerts.findIndex((rule) => conditionOf(rule) === name);
  if (first === at) return [];
  const found = `found ${name} again, which rule ${first + 1} has already`;
  const path = ['monitor', 'alerts', at];
  return [{ path, found, allowed: 'one rule for each condition', todo: 'Change its limit, or remove it.' }];
}

function conditionOf({ metric, above, below }: AlertRule): string {
  return above === undefined ? `${metric} below ${below}` : `${metric} above ${above}`;
}

function metricFindings({ monitor }: ModelConfig, { metric }: AlertRule, at: number): Finding[] {
  if (monitor.metrics.includes(metric)) return [];
  const found = `found ${metric}, which monitor.metrics does not have`;
  const path = ['monitor', 'alerts', at, 'metric'];
  return [{ path, found, allowed: monitor.metrics.join(', '), todo: `Add ${metric} to monitor.metrics.` }];
}

function actionFindings({ data }: ModelConfig, { action }: AlertRule, at: number): Finding[] {
  if (action !== 'retune') return [];
  const path = ['monitor', 'alerts', at, 'action'];
  if (data.target === null) return [{ path, ...WITHOUT_TARGET }];
  return [
    ...(data.id === null ? [WITHOUT_ID] : []),
    ...(data.fold === null ? [] : [WITH_FOLD]),
    ...(data.weight === null ? [] : [WITH_WEIGHT]),
  ].map((words) => ({ path, ...words }));
}

const WITHOUT_TARGET: Omit<Finding, 'path'> = {
  found: 'found retune for a model that is not tuned: data.target is not given',
  allowed: 'notify',
  todo: 'Name data.target, or use notify.',
};

const WITHOUT_ID: Omit<Finding, 'path'> = {
  found:
    'found retune without data.id: a logged record is recognised by its id, and without one every retuning would add the whole log again',
  allowed: 'notify; retune with data.id',
  todo: 'Name the column of ids in data.id, or use notify.',
};

const WITH_FOLD: Omit<Finding, 'path'> = {
  found:
    'found retune beside data.fold: logged records have no fold, so that they cannot be added to the data',
  allowed: 'notify; retune without data.fold',
  todo: 'Remove data.fold and split by data.time or kFold, or use notify.',
};

const WITH_WEIGHT: Omit<Finding, 'path'> = {
  found:
    'found retune beside data.weight: logged records have no weight, so that they cannot be added to the data',
  allowed: 'notify; retune without data.weight',
  todo: 'Remove data.weight, or use notify.',
};
