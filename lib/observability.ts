import { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Construct } from 'constructs';
import { alarmDefinitions } from './alarm-definitions.ts';
import { createDashboard } from './dashboard.ts';
import type { WatchedSystem } from './watched-system.ts';

/** Alarms on the system itself, each with its page in the runbook, and the dashboard. */
export class Observability extends Construct {
  readonly alarms: readonly Alarm[];

  constructor(scope: Construct, id: string, system: WatchedSystem) {
    super(scope, id);
    const { settings, notifications } = system;
    // Only the way into ALARM is told: the way out of it would also be taken by each alarm when it is made.
    const action = new SnsAction(notifications.topic);
    this.alarms = alarmDefinitions(system).map(({ name, happened, missing, ...watched }) => {
      const alarm = new Alarm(this, name, {
        ...watched,
        alarmName: `${settings.name}-${name}`,
        alarmDescription: `${happened} ${missing} docs/runbook.md#${name}`,
      });
      alarm.addAlarmAction(action);
      return alarm;
    });
    if (settings.dashboard) createDashboard(this, { ...system, alarms: this.alarms });
  }
}
