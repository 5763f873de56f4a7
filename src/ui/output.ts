import * as vscode from 'vscode';
import type { Disposable } from '../base/lifetime';
import { formatLogLine, type Logger } from '../base/log';

/** The log in the Output panel; its level is the user's choice there. */
export interface Output extends Logger, Disposable {
  show(): void;
}

export function createOutput(): Output {
  const channel = vscode.window.createOutputChannel('Secret Ferry', { log: true });
  return {
    trace: (message, fields) => {
      channel.trace(formatLogLine(message, fields));
    },
    info: (message, fields) => {
      channel.info(formatLogLine(message, fields));
    },
    warn: (message, fields) => {
      channel.warn(formatLogLine(message, fields));
    },
    error: (message, fields) => {
      channel.error(formatLogLine(message, fields));
    },
    show: () => {
      channel.show(true);
    },
    dispose: () => {
      channel.dispose();
    },
  };
}
