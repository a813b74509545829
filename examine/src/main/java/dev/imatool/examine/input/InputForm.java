package dev.imatool.examine.input;

import dev.imatool.model.diagnostic.Advice;
import dev.imatool.parsers.form.FormUse;
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
            new KnownForm("a file of PCR values", Optional.of(Advice.Way.AS_PCR_VALUES), FormUse.NONE);

    private InputForm() {}

    /** The form of a content that begins with {@code head}, PCR values included. */
    public static Optional<KnownForm> of(byte[] head) {
        Optional<KnownForm> form = KnownForm.inside(head);
        boolean plain = form.isEmpty() || form.get().use() == FormUse.UNKNOWN_JSON;
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
     * @param own a form of that use may be empty or damaged; {@link FormUse#NONE} where there is none
     * @throws UnreadableInputException if {@code head} is that of a known form of another use
     */
    public static void refuse(String name, byte[] head, InputProblem.Wanted wanted, FormUse own)
            throws UnreadableInputException {
        Optional<KnownForm> form = of(head).filter(each -> each.use() == FormUse.NONE || each.use() != own);
        if (form.isPresent()) {
            throw UnreadableInputException.ofForm(name, wanted, form.get());
        }
    }
}
