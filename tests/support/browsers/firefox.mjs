/* A phone in real Firefox: opens a link, hangs a note, tells line by line what it sees until the note hangs.
   node firefox.mjs <program> <link> <words> <picture> */
import process from "node:process";
import puppeteer from "puppeteer-core";

const [program, link, words, picture] = process.argv.slice(2);
const patience = { timeout: 90_000 };
const browser = await puppeteer.launch({
  browser: "firefox",
  executablePath: program,
  headless: true,
  timeout: 90_000,
});
try {
  const page = await browser.newPage();
  const aborted = /downloadable font/; // the door was left before its letters had come
  page.on("pageerror", ({ message }) => aborted.test(message) || console.log(`error ${message}`));
  await page.setViewport({ width: 390, height: 844 });
  await page.goto(link);
  await page.waitForSelector(".phone .composer-words", patience);
  await page.type(".composer-words", words);
  // a locator waits until what it clicks is in its place
  await page.locator(".composer .button--main").setTimeout(patience.timeout).click();
  await page.locator(".tab[data-place=mine]").setTimeout(patience.timeout).click();
  for (const standing of ["waiting", "shown"]) {
    await page.waitForSelector(`.place--mine ipk-card-line[data-standing=${standing}]`, patience);
    if (standing === "shown") await page.screenshot({ path: picture });
    console.log(standing);
  }
} finally {
  await browser.close();
}
