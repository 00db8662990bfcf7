// @ts-check
import { getVersion } from '../../live/api.js';
import { SAVED } from '../../live/saved-page.js';
import { setText } from './element.js';

/** Shows the version of the server, or the one that saved this page; nothing if the server can't be reached. */
export async function showVersion() {
  const version = SAVED ?? await getVersion().then((server) => server.version, () => '');
  setText('version', version && `Lockscope ${version}`);
}
