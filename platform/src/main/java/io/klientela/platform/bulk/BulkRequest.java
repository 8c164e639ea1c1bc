package io.klientela.platform.bulk;

import io.klientela.platform.web.Problem;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What is to be done to which records.
 *
 * @param action {@code update} or {@code delete}
 * @param ids the records, or else those that a filter and words find
 * @param filter in CEL; an empty text stands for all
 * @param q words to search for
 * @param count how many records the filter found when its author agreed; the request is refused where there are others
 * @param preview only to be told how many there are
 * @param patch a JSON merge patch for every record
 * @param add values for lists, such as {@code {"tags": ["vip"]}}
 * @param remove values out of lists
 */
public record BulkRequest(
        @NotNull BulkAction action,
        @Nullable @Size(max = MOST_IDS) List<@NotNull @Size(min = 1, max = 64) String> ids,
        @Nullable @Size(max = 2000) String filter,
        @Nullable @Size(max = 200) String q,
        @Nullable @PositiveOrZero Long count,
        @Nullable Boolean preview,
        @Nullable Map<String, JsonNode> patch,
        @Nullable Map<String, List<JsonNode>> add,
        @Nullable Map<String, List<JsonNode>> remove) {
    static final int MOST_IDS = 1000;

    /** @throws Problem 422 where it does not say what is to be done to which records */
    void requireSense() {
        boolean byFilter = filter != null || q != null;
        if ((ids == null) != byFilter) {
            throw Problem.unprocessable("Say which records are meant: by their ids, or by a filter and words.")
                    .field("ids", byFilter ? "is given beside a filter" : "is missing, and so is a filter");
        }
        if (ids != null && ids.isEmpty()) {
            throw Problem.unprocessable("No record is named.").field("ids", "is empty");
        }
        if (byFilter && count == null && !isPreview()) {
            throw Problem.unprocessable("Say how many records the filter finds; a preview tells.")
                    .field("count", "is missing");
        }
        boolean changes = !change().isEmpty();
        if (action == BulkAction.UPDATE && !changes && !isPreview()) {
            throw Problem.unprocessable("Say what is to change.").field("patch", "is missing");
        }
        if (action == BulkAction.DELETE && changes) {
            throw Problem.unprocessable("What is deleted is not changed.").field("patch", "does not go with delete");
        }
    }

    boolean isPreview() {
        return Boolean.TRUE.equals(preview);
    }

    BulkChange change() {
        return new BulkChange(
                action,
                patch == null ? Map.of() : new LinkedHashMap<>(patch),
                add == null ? Map.of() : add,
                remove == null ? Map.of() : remove);
    }
}
