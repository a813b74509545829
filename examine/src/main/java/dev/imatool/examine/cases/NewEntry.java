package dev.imatool.examine.cases;

import dev.imatool.appraise.known.Answer;
import dev.imatool.examine.evidence.EntryState;
import dev.imatool.examine.evidence.quotes.QuoteInterval;
import dev.imatool.model.ByteString;
import dev.imatool.model.Container;
import dev.imatool.model.reference.ContentDigest;
import java.util.Optional;

/**
 * An entry that an earlier list of the same boot does not have.
 *
 * @param entry its number
 * @param container where it was measured; absent for the host
 * @param path path in the container, or label
 * @param content digest of what was measured; absent where the entry has none
 * @param state what is proven of it; never {@link EntryState#KNOWN_BAD}, which is an answer
 * @param answer what sources of known files say; absent where none was given, or they say neither good nor bad of it
 * @param between the quotes between which it was measured; absent where nothing bounds that
 */
public record NewEntry(
        long entry,
        Optional<Container> container,
        ByteString path,
        Optional<ContentDigest> content,
        EntryState state,
        Optional<Answer> answer,
        Optional<QuoteInterval> between) {}
