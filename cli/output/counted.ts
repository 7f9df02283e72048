export { counted } from '../../core/counted.ts';
