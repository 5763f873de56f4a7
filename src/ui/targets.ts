import * as vscode from 'vscode';
import type { Services } from './services';
import { configFiles, type Selection } from './session';
import { requireTrust } from './trust';

type ProfileItem = vscode.QuickPickItem & { readonly selection?: Selection };

/**
 * Regions with AWS Secrets Manager that need no other partition's account, as of November 2026:
 * https://docs.aws.amazon.com/general/latest/gr/asm.html. Others can be typed.
 */
const REGIONS: readonly (readonly [id: string, place: string])[] = [
  ['us-east-1', 'N. Virginia'],
  ['us-east-2', 'Ohio'],
  ['us-west-1', 'N. California'],
  ['us-west-2', 'Oregon'],
  ['ca-central-1', 'Canada'],
  ['sa-east-1', 'São Paulo'],
  ['eu-central-1', 'Frankfurt'],
  ['eu-central-2', 'Zurich'],
  ['eu-north-1', 'Stockholm'],
  ['eu-south-1', 'Milan'],
  ['eu-west-1', 'Ireland'],
  ['eu-west-2', 'London'],
  ['eu-west-3', 'Paris'],
  ['ap-northeast-1', 'Tokyo'],
  ['ap-northeast-2', 'Seoul'],
  ['ap-northeast-3', 'Osaka'],
  ['ap-south-1', 'Mumbai'],
  ['ap-southeast-1', 'Singapore'],
  ['ap-southeast-2', 'Sydney'],
  ['af-south-1', 'Cape Town'],
  ['me-central-1', 'UAE'],
  ['il-central-1', 'Tel Aviv'],
];

/** Lets the user choose profile and region for this window, and connects. */
export async function selectTarget(services: Services): Promise<void> {
  requireTrust();
  const { session } = services;
  const chosen = await vscode.window.showQuickPick(profileItems(services), {
    title: 'Profile (1 of 2)',
    placeHolder: 'For this window only; the setting secretFerry.aws.profile is for all',
    ignoreFocusOut: true,
  });
  if (!chosen?.selection) return;
  const selection = chosen.selection.sandbox
    ? chosen.selection
    : await withRegion(chosen.selection);
  if (!selection) return;
  await session.select(selection);
  await session.connect();
}

async function profileItems({ sandbox, session }: Services): Promise<ProfileItem[]> {
  const { listProfiles } = await import('../aws/connect');
  const names = await listProfiles(configFiles());
  const current = session.target;
  const profiles = names.map((name): ProfileItem => {
    const isCurrent = current?.sandboxId === undefined && current?.profile === name;
    return {
      label: `$(account) ${name}`,
      description: isCurrent ? 'in use' : '',
      selection: { profile: name },
    };
  });
  const running = sandbox.running?.profiles ?? [sandbox.profile];
  return [
    ...profiles,
    {
      label: '$(settings-gear) As configured',
      description: 'settings, AWS_PROFILE, or what the AWS SDK finds',
      selection: {},
    },
    { label: 'A stand-in for AWS on this machine', kind: vscode.QuickPickItemKind.Separator },
    ...running.map((profile): ProfileItem => ({
      label: `$(beaker) ${profile}`,
      description: current?.profile === profile ? 'in use' : 'sandbox',
      selection: { profile, sandbox: true },
    })),
  ];
}

async function withRegion(selection: Selection): Promise<Selection | undefined> {
  const own = { label: "$(check) The profile's own region" };
  const other = { label: '$(edit) Another region…' };
  const items = REGIONS.map(([label, description]) => ({ label, description }));
  const chosen = await vscode.window.showQuickPick([own, ...items, other], {
    title: 'Region (2 of 2)',
    ignoreFocusOut: true,
  });
  if (!chosen) return undefined;
  if (chosen === own) return selection;
  const region = chosen === other ? await typedRegion() : chosen.label;
  return region === undefined ? undefined : { ...selection, region };
}

function typedRegion(): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title: 'Region',
    placeHolder: 'eu-central-1',
    ignoreFocusOut: true,
    validateInput: (text) =>
      /^[a-z]{2,}(-[a-z]+)+-\d+$/.test(text) ? undefined : 'Such as eu-central-1.',
  });
}
