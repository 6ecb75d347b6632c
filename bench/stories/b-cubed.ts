/** A report with the story it is about. */
export type Labelled = { id: string; text: string; title?: string; publishedAt?: string; story: string }
export type Scores = { precision: number; recall: number; f1: number; groups: number }

/**
 * B-cubed (Bagga and Baldwin 1998): for each report the share of its group that is of its story, and the share of its story that is
 * in its group, averaged. `groups` are in the order of the reports.
 */
export function bCubed(reports: readonly Labelled[], groups: readonly (string | number)[]): Scores {
  const indices = reports.map((_, i) => i)
  const byStory = Map.groupBy(indices, (i) => (reports[i] as Labelled).story)
  const byGroup = Map.groupBy(indices, (i) => groups[i] as string | number)
  let [precision, recall] = [0, 0]
  for (const i of indices) {
    const story = byStory.get((reports[i] as Labelled).story) as number[]
    const group = byGroup.get(groups[i] as string | number) as number[]
    const both = group.filter(
      (one) => (reports[one] as Labelled).story === (reports[i] as Labelled).story,
    ).length
    precision += both / group.length / reports.length
    recall += both / story.length / reports.length
  }
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall), groups: byGroup.size }
}
