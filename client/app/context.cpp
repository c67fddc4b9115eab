#include "client/app/context.h"

#include "shared/protocol/problem.h"

namespace onedoor::app {

bool is_passing(net::Response const& response) {
    return response.status < 400 || response.status == 429 || response.status >= 500;
}

bool may_work_later(net::Response const& response) {
    return response.status == 0 || response.status == 429 || response.status >= 502;
}

Problem refused(strings::Key text) {
    return {.kind = Problem::Kind::Refused,
            .text = {std::string(strings::get(text, text::Language::Vietnamese)),
                     std::string(strings::get(text, text::Language::English))}};
}

Problem problem_of(net::Response const& response) {
    if (response.status == 0)
        return {.kind = Problem::Kind::Offline, .is_passing = true};
    Result<protocol::Problem> const document = protocol::parse_problem(response.body);
    Problem problem{.kind = Problem::Kind::Refused,
                    .text = document ? document->text : text::Localized(),
                    .retry_after_seconds = response.retry_after_seconds};
    if (response.status >= 500 || problem.text.vi.empty())
        problem.kind = Problem::Kind::Server;
    problem.is_passing = is_passing(response);
    return problem;
}

}
