import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import chromium, { inflate, setupLambdaEnvironment } from '@sparticuz/chromium';
import puppeteer, { type Browser } from 'puppeteer-core';

/**
 * Starts the Chromium of the npm package, or the one that CHROMIUM_PATH names. The package's binary needs a few shared
 * libraries (NSS) that small machines lack; the package carries them too, but unpacks them on AWS Lambda only.
 */
export async function launchChromium(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM_PATH ?? (await chromium.executablePath());
  // The package is made for scraping and turns the web's own protection off; a page's policy is part of what is tested.
  const args = chromium.args.filter((arg) => !/^--(disable-web-security|allow-running-insecure)/.test(arg));
  const launch = () => puppeteer.launch({ executablePath, args, headless: 'shell' });
  try {
    return await launch();
  } catch (error) {
    if (!String(error).includes('shared libraries')) throw error;
    const packageFolder = dirname(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')));
    await inflate(join(packageFolder, 'bin', 'al2023.tar.br'));
    setupLambdaEnvironment(join(tmpdir(), 'al2023', 'lib'));
    return launch();
  }
}
