package dev.imatool.cli.options;

import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The words an option takes, in lower case; for the help, for completion and for the check of what was typed. */
public abstract class Choices implements Iterable<String>, ITypeConverter<String> {
    private final List<String> words;

    protected Choices(String... words) {
        this.words = List.of(words);
    }

    /** All of them. */
    public List<String> words() {
        return words;
    }

    @Override
    public Iterator<String> iterator() {
        return words.iterator();
    }

    @Override
    public String convert(String typed) {
        String word = typed.toLowerCase(Locale.ROOT);
        if (!words.contains(word)) {
            throw new TypeConversionException("'" + typed + "' is none of " + String.join(", ", words));
        }
        return word;
    }
}
