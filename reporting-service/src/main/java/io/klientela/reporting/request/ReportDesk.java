package io.klientela.reporting.request;

import io.klientela.platform.security.Access;
import io.klientela.reporting.model.Answers;
import io.klientela.reporting.model.ModelVersion;
import io.klientela.reporting.model.Visible;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.function.BiFunction;
import org.springframework.stereotype.Component;

/** Where reports are asked for: a question is about what the current actor may see, and is answered once per version of the numbers. */
@Component
public class ReportDesk {
    private final Answers answers;
    private final Access access;

    ReportDesk(Answers answers, Access access) {
        this.answers = answers;
        this.access = access;
    }

    /**
     * @param subject what the report is about
     * @param read makes the question, whose equals decides which requests share an answer
     * @throws io.klientela.platform.web.Problem 403 where the current actor may not see it, 400 for bad parameters
     */
    public <Q, R> R answer(
            Class<R> type,
            HttpServletRequest request,
            Subject subject,
            BiFunction<Map<String, String[]>, Visible, Q> read,
            BiFunction<Q, ModelVersion.Current, R> compute) {
        Q question = read.apply(
                request.getParameterMap(), Visible.toCurrentActor(access, subject.resource(), subject.fields()));
        return answers.get(type, question, current -> compute.apply(question, current));
    }
}
