package dev.imatool.appraise.keylime;

/** A text that may be looked at a limited number of times, so that an expression that tries every way ends all the same. */
final class StepLimit implements CharSequence {
    private final CharSequence text;
    private final long[] steps;

    /** @param steps how many looks are left, shared with parts of the text */
    private StepLimit(CharSequence text, long[] steps) {
        this.text = text;
        this.steps = steps;
    }

    static StepLimit of(CharSequence text, long most) {
        return new StepLimit(text, new long[] {most});
    }

    @Override
    public char charAt(int index) {
        if (steps[0]-- <= 0) {
            throw new Exceeded();
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return new StepLimit(text.subSequence(start, end), steps);
    }

    @Override
    public String toString() {
        return text.toString();
    }

    /** The limit is reached. */
    static final class Exceeded extends RuntimeException {
        private static final long serialVersionUID = 1;

        Exceeded() {
            super(null, null, false, false);
        }
    }
}
