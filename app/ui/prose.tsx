/** The only place that puts HTML on a page; it takes what markdownToHtml made and nothing else. */
export function Prose({ html }: { html: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: cleaned on the server by markdownToHtml
  return <div className="prose notes" dir="auto" dangerouslySetInnerHTML={{ __html: html }} />
}
