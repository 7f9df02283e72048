import { describe, expect, it } from 'vitest';
import { storySection } from '../../../report/sections/story-section.ts';
import { BARE_DATA, SAMPLE_DATA } from '../sample-data.ts';
import { render, rowsOf, texts } from './section-text.ts';

describe('the story', () => {
  it('is left out without data', () => {
    expect(storySection(BARE_DATA)).toBeNull();
  });

  it('pools both from the first change of version on, and marks alarms and changes', () => {
    const markup = render(storySection);
    expect(texts(markup)).toContain(
      'From 1979 on, when the version first changed, the pooled RMSE is 8.594 left alone and 5.089 maintained, in units of mpg.',
    );
    expect(texts(markup)).toContain('In alarm: 1978, 1980.');
    expect(markup.match(/>ALARM<\/text>/g)).toHaveLength(2 + 2);
    expect(rowsOf(markup)).toContain('1980 29 11.046 8.027 2 ALARM');
  });

  it('says so when the version was never changed', () => {
    const text = texts(render(storySection, { ...SAMPLE_DATA, story: SAMPLE_DATA.story.slice(0, 3) }));
    expect(text).toContain('The version was never changed.');
    expect(text).toContain('No alarm was raised.');
  });
});
