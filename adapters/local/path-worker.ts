import { evaluatePath } from '../../core/steps/evaluate-path.ts';
import { servePaths } from './serve-paths.ts';

servePaths(evaluatePath);
