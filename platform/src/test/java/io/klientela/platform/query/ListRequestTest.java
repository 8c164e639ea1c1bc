package io.klientela.platform.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.klientela.events.sales.DealState;
import io.klientela.platform.web.Problem;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class ListRequestTest {
    private static final Fields FIELDS = Fields.of(DealState.class);

    @Test
    void readsWhatIsGivenAndHasDefaults() {
        Map<String, String[]> parameters = Map.of(
                "sort", new String[] {"-amount"}, "count", new String[] {"true"}, "pipelineId", new String[] {"1", "2"
                });
        assertThat(ListRequest.parse(parameters, FIELDS, "pipelineId"))
                .isEqualTo(new ListRequest(null, "-amount", null, 50, true, null));
    }

    @ParameterizedTest
    @CsvSource({
        "limit, 0, a number from 1 to 500",
        "limit, 501, a number from 1 to 500",
        "limit, ten, a number from 1 to 500",
        "count, yes, true or false",
        "sort, stge, did you mean stage?",
        "sort, tags, cannot be sorted by; use one of amount",
        "sort, -contacts.name, cannot be sorted by",
        "filtr, x, did you mean filter?",
        "offset, 10, is not a parameter of this list"
    })
    void refusesWhatItDoesNotUnderstand(String name, String value, String message) {
        Problem problem = catchThrowableOfType(
                Problem.class, () -> ListRequest.parse(Map.of(name, new String[] {value}), FIELDS));
        assertThat(problem.status().value()).isEqualTo(400);
        assertThat(problem.errors()).singleElement().satisfies(error -> {
            assertThat(error.field()).isEqualTo(name);
            assertThat(error.message()).contains(message);
        });
    }

    @Test
    void aPageSaysThatThereIsNoNextOneButNothingOfACountNotAskedFor() {
        JsonMapper json = JsonMapper.builder().build();
        assertThat(json.writeValueAsString(new Page<>(List.of(1), null, null, null)))
                .isEqualTo("{\"items\":[1],\"nextCursor\":null}");
    }
}
