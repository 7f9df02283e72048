import { Stack } from 'aws-cdk-lib';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { Cleaning } from './cleaning.ts';
import type { Foundation } from './foundation.ts';
import { grantTrainer } from './grants/grant-trainer.ts';
import { Monitoring } from './monitoring.ts';
import { Notifications } from './notifications.ts';
import { Observability } from './observability.ts';
import { createQueue } from './queues.ts';
import { settingsOf, type UpkeepSettings } from './settings.ts';
import { Storage } from './storage.ts';
import { Tuning } from './tuning.ts';
import type { UpkeepProps } from './upkeep-props.ts';

export type { UpkeepProps } from './upkeep-props.ts';

/**
 * A whole deployment of Upkeep, for any stack: `new Upkeep(this, 'Upkeep')`. It costs nothing to compute while idle.
 * @throws Error that names a property which is outside its range
 */
export class Upkeep extends Construct {
  readonly settings: UpkeepSettings;
  readonly storage: Storage;
  readonly notifications: Notifications;
  readonly cleaning: Cleaning;
  readonly tuning: Tuning;
  readonly monitoring: Monitoring;
  readonly observability: Observability;

  constructor(scope: Construct, id: string, props: UpkeepProps = {}) {
    super(scope, id);
    this.settings = settingsOf(props, Stack.of(this).stackName);
    this.storage = new Storage(this, 'Storage', this.settings);
    this.notifications = new Notifications(this, 'Notifications', this.storage);
    const foundation: Foundation = {
      settings: this.settings,
      storage: this.storage,
      notifications: this.notifications,
      deadLetters: createQueue(this, 'DeadLetters'),
    };
    this.cleaning = new Cleaning(this, 'Cleaning', foundation);
    const { clean } = this.cleaning;
    this.tuning = new Tuning(this, 'Tuning', { ...foundation, clean });
    this.monitoring = new Monitoring(this, 'Monitoring', { ...foundation, clean });
    const { cleaning, tuning, monitoring } = this;
    const system = { ...foundation, cleaning, tuning, monitoring };
    this.observability = new Observability(this, 'Observability', system);
  }

  /** Lets a trainer of your own read what it is given and write what it makes; it must be among `trainers` to be called. */
  grantTrainer(trainer: IFunction): void {
    grantTrainer(trainer, this.storage);
  }
}
