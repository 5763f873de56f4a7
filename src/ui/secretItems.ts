import * as vscode from 'vscode';
import type { ApplicationGroup, EnvironmentGroup, PredictedSecret } from '../access/model';
import type { SecretSummary } from '../store/secretStore';
import { count } from './wording';

/** What the tree of secrets is made of. */
export type SecretNode =
  | { readonly kind: 'application'; readonly group: ApplicationGroup<PredictedSecret> }
  | {
      readonly kind: 'environment';
      readonly application: string;
      readonly group: EnvironmentGroup<PredictedSecret>;
    }
  | { readonly kind: 'secret'; readonly item: PredictedSecret }
  | { readonly kind: 'not-accessible'; readonly items: readonly PredictedSecret[] }
  | { readonly kind: 'denied'; readonly item: PredictedSecret }
  | { readonly kind: 'name-only'; readonly name: string }
  | { readonly kind: 'more'; readonly loaded: number; readonly full: boolean };

const MASK = '••••••••';
const { Collapsed, Expanded } = vscode.TreeItemCollapsibleState;

export function secretItem(node: SecretNode): vscode.TreeItem {
  switch (node.kind) {
    case 'application':
      return applicationItem(node.group);
    case 'environment':
      return environmentItem(node.application, node.group);
    case 'secret':
      return leafItem(node.item);
    case 'not-accessible':
      return notAccessibleItem(node.items);
    case 'denied':
      return deniedItem(node.item);
    case 'name-only':
      return nameOnlyItem(node.name);
    case 'more':
      return moreItem(node);
  }
}

function applicationItem({
  name,
  environments,
}: ApplicationGroup<PredictedSecret>): vscode.TreeItem {
  const item = new vscode.TreeItem(name || 'without an application', Expanded);
  item.id = `application ${name}`;
  item.iconPath = new vscode.ThemeIcon('package');
  item.contextValue = 'application';
  const environmentCount = count(environments.length, 'environment');
  item.accessibilityInformation = {
    label: `Application ${name || 'not given'}, ${environmentCount}`,
  };
  return item;
}

function environmentItem(
  application: string,
  { name, secrets }: EnvironmentGroup<PredictedSecret>,
): vscode.TreeItem {
  const item = new vscode.TreeItem(name || 'without an environment', Expanded);
  item.id = `environment ${application}\n${name}`;
  item.description = `${secrets.length}`;
  item.iconPath = new vscode.ThemeIcon('layers');
  item.contextValue = 'environment';
  item.accessibilityInformation = {
    label: `Environment ${name || 'not given'}, ${count(secrets.length, 'secret')}`,
  };
  return item;
}

function leafItem({ secret, access }: PredictedSecret): vscode.TreeItem {
  const item = new vscode.TreeItem(shortName(secret.name));
  item.id = secret.arn;
  item.description = secret.deleted === undefined ? MASK : 'scheduled for deletion';
  item.iconPath = new vscode.ThemeIcon(secret.deleted === undefined ? 'key' : 'trash');
  item.contextValue = 'secret';
  item.tooltip = tooltip(secret, access.reason);
  item.accessibilityInformation = { label: `Secret ${secret.name}, value hidden` };
  return item;
}

function notAccessibleItem(items: readonly PredictedSecret[]): vscode.TreeItem {
  const item = new vscode.TreeItem('Not accessible', Collapsed);
  item.id = 'not-accessible';
  item.description = `${items.length}, predicted`;
  item.iconPath = new vscode.ThemeIcon('lock');
  item.contextValue = 'notAccessible';
  item.tooltip = 'Predicted from tags. AWS decides.';
  item.accessibilityInformation = {
    label: `Not accessible, predicted, ${count(items.length, 'secret')}`,
  };
  return item;
}

function deniedItem({ secret, access }: PredictedSecret): vscode.TreeItem {
  // The whole name is in the tooltip: in a narrow side bar it would leave no room for the reason.
  const item = new vscode.TreeItem(shortName(secret.name));
  item.id = secret.arn;
  item.description = access.reason;
  item.iconPath = new vscode.ThemeIcon('lock');
  item.contextValue = 'secretDenied';
  item.tooltip = tooltip(secret, access.reason);
  item.accessibilityInformation = { label: `Secret ${secret.name}: ${access.reason}` };
  return item;
}

function nameOnlyItem(name: string): vscode.TreeItem {
  const item = new vscode.TreeItem(name);
  item.id = `name ${name}`;
  item.description = 'only its name is known';
  item.iconPath = new vscode.ThemeIcon('key');
  item.contextValue = 'secretName';
  item.tooltip = 'The role may not describe this secret (secretsmanager:DescribeSecret).';
  item.accessibilityInformation = { label: `Secret ${name}, only its name is known` };
  return item;
}

function moreItem({ loaded, full }: { loaded: number; full: boolean }): vscode.TreeItem {
  const item = new vscode.TreeItem(
    full ? `${loaded} loaded, no more are kept` : `${loaded} loaded, more…`,
  );
  item.id = 'more';
  item.contextValue = full ? 'full' : 'more';
  if (!full) item.command = { title: 'Load More Secrets', command: 'secretFerry.loadMore' };
  item.accessibilityInformation = {
    label: full ? `${loaded} secrets loaded, the limit` : `${loaded} secrets loaded, load more`,
    role: 'button',
  };
  return item;
}

/** What comes after the path that all of a group share. */
function shortName(name: string): string {
  return /[^/]+$/.exec(name)?.[0] ?? name;
}

/** Plain text put into Markdown: names and tags come from AWS and must not become links. */
function tooltip(secret: SecretSummary, reason: string): vscode.MarkdownString {
  const text = new vscode.MarkdownString();
  const line = (label: string, value: string): void => {
    text.appendMarkdown(`\n\n**${label}** `).appendText(value);
  };
  text.appendText(secret.name);
  if (secret.description) line('Description', secret.description);
  for (const [key, value] of Object.entries(secret.tags)) line('Tag', `${key} = ${value}`);
  line('KMS key', secret.kmsKeyId ?? 'aws/secretsmanager');
  line('Rotation', rotation(secret));
  if (secret.lastChanged !== undefined) line('Changed', day(secret.lastChanged));
  line('Last accessed', secret.lastAccessed === undefined ? 'never' : day(secret.lastAccessed));
  if (secret.deleted !== undefined) line('Deleted', new Date(secret.deleted).toLocaleString());
  line('Access (predicted)', reason);
  return text;
}

function rotation({ rotationEnabled, nextRotation }: SecretSummary): string {
  if (!rotationEnabled) return 'off';
  return nextRotation === undefined ? 'on' : `on, next ${day(nextRotation)}`;
}

/** The service truncates these dates to the day, so an hour would be a lie. */
function day(milliseconds: number): string {
  return new Date(milliseconds).toLocaleDateString();
}
