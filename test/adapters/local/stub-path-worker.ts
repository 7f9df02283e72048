import { servePaths } from '../../../adapters/local/serve-paths.ts';
import { stubEvaluatePath } from '../../contracts/stub-evaluate-path.ts';

servePaths(stubEvaluatePath);
