#include "client/app/context.h"

#include "client/app/members.h"
#include "shared/json/json.h"

namespace onedoor::app {

Problem refused(strings::Key text) {
    return {.kind = Problem::Kind::Refused,
            .text = {std::string(strings::get(text, text::Language::Vietnamese)),
                     std::string(strings::get(text, text::Language::English))}};
}

static text::Localized text_of_document(std::string_view body) {
    Result<json::Value> const document = json::parse(body);
    return document ? localized_at(*document, "text") : text::Localized();
}

Problem problem_of(net::Response const& response) {
    if (response.status == 0)
        return {.kind = Problem::Kind::Offline};
    Problem problem{.kind = Problem::Kind::Refused,
                    .text = text_of_document(response.body),
                    .retry_after_seconds = response.retry_after_seconds};
    if (response.status >= 500 || problem.text.vi.empty())
        problem.kind = Problem::Kind::Server;
    return problem;
}

}
