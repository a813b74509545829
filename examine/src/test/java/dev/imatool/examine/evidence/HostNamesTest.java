package dev.imatool.examine.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class HostNamesTest {
    @Test
    void collectionsOfOneBootAreCalledByTheirCommonFolder() {
        assertThat(HostNames.ofGroups(List.of(
                        List.of("c/web/friday/ima/list", "c/web/monday/ima/list"),
                        List.of("c/db/ima/list"),
                        List.of("c/mail/friday/ima/list", "c/mail/monday/ima/list"))))
                .containsExactly("web", "db", "mail");
    }

    @Test
    void twoGroupsOfOneFolderAreCalledByTheirFirstLists() {
        assertThat(HostNames.ofGroups(List.of(
                        List.of("c/web/friday/list", "c/web/monday/list"),
                        List.of("c/web/may/list", "c/web/june/list"))))
                .containsExactly("friday", "may");
        assertThat(HostNames.ofGroups(List.of(List.of("a/list", "b/list")))).containsExactly("a/list");
    }
}
