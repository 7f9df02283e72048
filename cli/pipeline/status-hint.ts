/** How to look at what a deployment does with a model. */
export function statusHint({ stackName, model }: { stackName: string; model: string }): string {
  return `\`upkeep status ${model} --stack ${stackName}\` shows how far it is`;
}
