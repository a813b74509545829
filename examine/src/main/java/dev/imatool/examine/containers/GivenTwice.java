package dev.imatool.examine.containers;

import dev.imatool.examine.input.ListCopies;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.input.UnreadableInputException;
import dev.imatool.examine.report.FindingCollector;
import dev.imatool.examine.report.Notice;
import dev.imatool.examine.report.NoticeKind;
import dev.imatool.examine.statement.ComparisonStatement;
import dev.imatool.model.ByteString;
import dev.imatool.parsers.InputSource;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which of several inputs must not count, because their entries are those of another one, or the first of them: the same bytes, the same
 * list in another form, or an older copy of the list of one boot.
 */
final class GivenTwice {
    private static final int BUFFER = 1 << 16;

    private final List<InputSource> sources;
    private final Map<ByteString, String> seen = new HashMap<>();
    private final Set<Integer> copies = new HashSet<>();
    private final List<Notice> notices = new ArrayList<>();

    /** @param sources that can be read repeatedly */
    GivenTwice(List<InputSource> sources) {
        this.sources = sources;
    }

    /**
     * Reads all inputs where there are several.
     *
     * @throws UnreadableInputException if one cannot be read
     */
    void find(ListPass pass) throws IOException {
        if (sources.size() < 2) {
            return;
        }
        ListCopies lists = new ListCopies();
        for (int input = 0; input < sources.size(); input++) {
            InputSource source = sources.get(input);
            Optional<String> same = Optional.ofNullable(seen.putIfAbsent(digest(source), source.name()));
            if (same.isPresent()) {
                copy(input, new ComparisonStatement.SameList(same.get()));
                continue;
            }
            lists.begin();
            pass.over(source, new FindingCollector(), (digests, check) -> lists.add(digests.entry(), check));
            Optional<ListCopies.Copy> copy = lists.end(input);
            if (copy.isPresent()) {
                int other = copy.get().of();
                boolean longer = copy.get().longer();
                String whole = sources.get(longer ? input : other).name();
                copy(
                        longer ? other : input,
                        new ComparisonStatement.BeginningOfList(
                                whole, copy.get().entries()));
            }
        }
    }

    private void copy(int input, ComparisonStatement why) {
        copies.add(input);
        notices.add(Notice.of(NoticeKind.SAME_LIST, sources.get(input).name(), why));
    }

    /** True when the entries of that input are those of another one. */
    boolean copy(int input) {
        return copies.contains(input);
    }

    List<Notice> notices() {
        return notices;
    }

    private static ByteString digest(InputSource source) throws IOException {
        try (InputStream in = source.open()) {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[BUFFER];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                sha256.update(buffer, 0, count);
            }
            return ByteString.copyOf(sha256.digest());
        } catch (IOException failure) {
            throw UnreadableInputException.ofFile(source.name(), failure);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
