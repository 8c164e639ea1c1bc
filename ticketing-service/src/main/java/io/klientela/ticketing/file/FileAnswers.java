package io.klientela.ticketing.file;

import io.klientela.events.ticketing.Attachment;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Answers with a file: always to be saved, never to be shown or run by the browser. */
@Component
public class FileAnswers {
    private final Files files;

    FileAnswers(Files files) {
        this.files = files;
    }

    public ResponseEntity<StreamingResponseBody> of(Attachment file) {
        return files.answer(file);
    }
}
