package dev.imatool.examine.input;

import dev.imatool.model.diagnostic.Advice;
import dev.imatool.parsers.form.KnownForm;
import dev.imatool.parsers.pcr.file.PcrFile;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** What an input is that was given for something else. */
public final class InputForm {
    /** Two columns of a damaged list look like a PCR and its value. */
    private static final Pattern LIKE_AN_ENTRY = Pattern.compile("(?m)^\\s{0,8}\\d{1,2}[ :]+[0-9a-f]{40,}");

    private static final KnownForm PCR_VALUES =
            new KnownForm("a file of PCR values", Optional.of(Advice.Way.AS_PCR_VALUES));

    private InputForm() {}

    /** The form of a content that begins with {@code head}, PCR values included. */
    public static Optional<KnownForm> of(byte[] head) {
        Optional<KnownForm> form = KnownForm.inside(head);
        boolean plain = form.isEmpty() || form.get().words().startsWith("JSON of an unknown");
        return plain && head.length < KnownForm.HEAD && arePcrValues(head) ? Optional.of(PCR_VALUES) : form;
    }

    private static boolean arePcrValues(byte[] content) {
        String text = new String(content, StandardCharsets.ISO_8859_1);
        return text.indexOf('\0') < 0
                && !LIKE_AN_ENTRY.matcher(text).find()
                && !PcrFile.parse(content, "input", Optional.empty()).values().isEmpty();
    }

    /**
     * Refuses an input of which nothing was read, where it is known to be something else.
     *
     * @param head its first bytes
     * @param wanted what it was given for
     * @param own beginnings of the words of forms that it may have and yet be empty or damaged
     * @throws UnreadableInputException if {@code head} is that of a known form that is none of {@code own}
     */
    public static void refuse(String name, byte[] head, InputProblem.Wanted wanted, String... own)
            throws UnreadableInputException {
        Optional<KnownForm> form = of(head);
        for (String words : own) {
            form = form.filter(each -> !each.words().startsWith(words));
        }
        if (form.isPresent()) {
            throw UnreadableInputException.ofForm(name, wanted, form.get());
        }
    }
}
