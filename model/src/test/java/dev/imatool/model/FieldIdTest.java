package dev.imatool.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FieldIdTest {
    @Test
    void idsOfOneNameAreEqualAndOthersAreNot() {
        FieldId same = new FieldId(String.join("-", "d", "ng"));

        assertThat(same).isEqualTo(FieldId.D_NG).hasSameHashCodeAs(FieldId.D_NG);
        assertThat(same).isNotEqualTo(FieldId.D).isNotEqualTo("d-ng");
    }
}
