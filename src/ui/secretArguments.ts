import * as vscode from 'vscode';
import type { SecretNode } from './secretItems';

/** Copies the name of the secret that a tree item stands for. */
export async function copyName(...args: readonly unknown[]): Promise<void> {
  const name = secretName(args);
  if (name !== undefined) await vscode.env.clipboard.writeText(name);
}

export async function copyArn(node: unknown): Promise<void> {
  const arn = isNode(node) && 'item' in node ? node.item.secret.arn : undefined;
  if (arn !== undefined) await vscode.env.clipboard.writeText(arn);
}

/** The secret's name where the first argument is a secret of the tree. */
export function secretName([node]: readonly unknown[]): string | undefined {
  if (!isNode(node)) return undefined;
  if ('item' in node) return node.item.secret.name;
  return node.kind === 'name-only' ? node.name : undefined;
}

function isNode(value: unknown): value is SecretNode {
  return typeof value === 'object' && value !== null && 'kind' in value;
}
