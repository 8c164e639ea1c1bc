package io.klientela.platform.web;

import com.mongodb.MongoException;
import io.klientela.platform.aggregate.DuplicateAggregate;
import io.klientela.platform.export.BrokenOff;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** The one place where a failure becomes a problem detail (RFC 9457). What it cannot name is a 500 without its inside. */
@RestControllerAdvice
class ProblemAdvice {
    static final String NO_FORM = "The body is not the multipart form that its Content-Type says it is.";

    static final String TOO_LARGE = "The upload is larger than this service takes.";

    private static final String WRONG_FORM = "has the wrong form";

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(Problem problem, HttpServletRequest request) {
        HttpHeaders headers = new HttpHeaders();
        if (problem.retryAfterSeconds() != null) {
            headers.set(HttpHeaders.RETRY_AFTER, String.valueOf(problem.retryAfterSeconds()));
        }
        return answer(problem.status(), problem.detail(), problem.errors(), headers, request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> invalid(MethodArgumentNotValidException e, HttpServletRequest request) {
        List<Problem.FieldError> errors = e.getBindingResult().getFieldErrors().stream()
                .map(error -> new Problem.FieldError(
                        error.getField(),
                        error.isBindingFailure() ? WRONG_FORM : String.valueOf(error.getDefaultMessage())))
                .toList();
        String names = errors.stream().map(Problem.FieldError::field).distinct().collect(Collectors.joining(", "));
        return answer(HttpStatus.UNPROCESSABLE_CONTENT, "Please correct: " + names + ".", errors, request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unreadable(HttpMessageNotReadableException e, HttpServletRequest request) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof BodyLimit.TooLarge) {
                return refused(BodyLimit.problem(), request);
            }
        }
        if (e.getMostSpecificCause() instanceof JacksonException json) {
            return malformed(json, request);
        }
        return answer(HttpStatus.BAD_REQUEST, "The body is missing or cannot be read as JSON.", List.of(), request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> malformed(JacksonException e, HttpServletRequest request) {
        if (e instanceof StreamConstraintsException) {
            return answer(
                    HttpStatus.BAD_REQUEST,
                    "The body is nested too deeply, or has a number or a name that is too long.",
                    List.of(),
                    request);
        }
        String path = e.getPath().stream()
                .map(step -> step.getPropertyName() == null ? "[" + step.getIndex() + "]" : step.getPropertyName())
                .collect(Collectors.joining("."))
                .replace(".[", "[");
        if (e instanceof UnrecognizedPropertyException unknown) {
            return answer(
                    HttpStatus.BAD_REQUEST,
                    "There is no field \"%s\" here.".formatted(path),
                    List.of(new Problem.FieldError(
                            path, "is unknown; known fields are " + unknown.getKnownPropertyIds())),
                    request);
        }
        if (e instanceof MismatchedInputException mismatch && !path.isEmpty()) {
            String wanted = mismatch.getTargetType() == null
                    ? "another type"
                    : mismatch.getTargetType().getSimpleName();
            return answer(
                    HttpStatus.BAD_REQUEST,
                    "The value of \"%s\" has the wrong type.".formatted(path),
                    List.of(new Problem.FieldError(path, "must be a " + wanted)),
                    request);
        }
        if (!path.isEmpty()) {
            return answer(
                    HttpStatus.BAD_REQUEST,
                    "The value of \"%s\" is not valid.".formatted(path),
                    List.of(new Problem.FieldError(path, rootMessage(e))),
                    request);
        }
        return answer(
                HttpStatus.BAD_REQUEST,
                "The body is not valid JSON at line %d, column %d."
                        .formatted(
                                e.getLocation() == null ? 1 : e.getLocation().getLineNr(),
                                e.getLocation() == null ? 1 : e.getLocation().getColumnNr()),
                List.of(),
                request);
    }

    private static String rootMessage(JacksonException e) {
        Throwable cause = e.getCause();
        String message = cause == null ? e.getOriginalMessage() : cause.getMessage();
        return message == null ? "is not valid" : message.lines().findFirst().orElse("is not valid");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> mistyped(MethodArgumentTypeMismatchException e, HttpServletRequest request) {
        String wanted = e.getRequiredType() == int.class || e.getRequiredType() == long.class
                ? "must be a whole number"
                : WRONG_FORM;
        return answer(
                HttpStatus.BAD_REQUEST,
                "The value of \"%s\" is not valid.".formatted(e.getName()),
                List.of(new Problem.FieldError(e.getName(), wanted)),
                request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> undecodable(InvalidParameterException e, HttpServletRequest request) {
        return answer(HttpStatus.BAD_REQUEST, "The query is not UTF-8, or is encoded wrongly.", List.of(), request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> noForm(MultipartException e, HttpServletRequest request) {
        return e instanceof MaxUploadSizeExceededException
                ? answer(HttpStatus.CONTENT_TOO_LARGE, TOO_LARGE, List.of(), request)
                : answer(HttpStatus.BAD_REQUEST, NO_FORM, List.of(), request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> duplicate(DuplicateAggregate e, HttpServletRequest request) {
        return answer(
                HttpStatus.CONFLICT, "There is a record with the id %s already.".formatted(e.id()), List.of(), request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> database(MongoException e, HttpServletRequest request) {
        if (DatabaseFailures.isAbsence(e)) {
            log.warn("the database does not answer: {}", e.toString());
            return refused(DatabaseFailures.problem(), request);
        }
        return unexpected(e, request);
    }

    /** The container breaks the connection. */
    @ExceptionHandler
    void brokenOff(BrokenOff e) {
        log.error("a file broke off", e);
        throw e;
    }

    /** The client went away; there is nobody to answer. */
    @ExceptionHandler
    void gone(AsyncRequestNotUsableException e) {}

    /** Spring Security's own handlers answer these. */
    @ExceptionHandler({AuthenticationException.class, AccessDeniedException.class})
    void forSecurity(RuntimeException e) {
        throw e;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unexpected(Exception e, HttpServletRequest request) {
        if (e instanceof ErrorResponse known) {
            HttpStatusCode status = known.getStatusCode();
            String detail = known.getBody().getDetail();
            return answer(
                    status,
                    detail == null ? "The request is not valid." : detail,
                    List.of(),
                    known.getHeaders(),
                    request);
        }
        log.error("{} {} failed", request.getMethod(), request.getRequestURI(), e);
        return answer(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "Something went wrong on our side; it was recorded. Try again, or tell your administrator.",
                List.of(),
                request);
    }

    private static ResponseEntity<ProblemDetail> answer(
            HttpStatusCode status, String detail, List<Problem.FieldError> errors, HttpServletRequest request) {
        return answer(status, detail, errors, new HttpHeaders(), request);
    }

    private static ResponseEntity<ProblemDetail> answer(
            HttpStatusCode status,
            String detail,
            List<Problem.FieldError> errors,
            HttpHeaders headers,
            HttpServletRequest request) {
        ProblemDetail body = ProblemDetail.forStatusAndDetail(status, detail);
        body.setInstance(URI.create(request.getRequestURI()));
        if (!errors.isEmpty()) {
            body.setProperty("errors", errors);
        }
        return ResponseEntity.status(status)
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(body);
    }
}
