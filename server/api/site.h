#pragma once

#include "server/api/services.h"
#include "server/http/listener.h"
#include "server/http/router.h"
#include "server/ops/log.h"

namespace onedoor::api {

/// The server as the listeners see it: assets, then routes, with role, forgery guard and limiter
/// decided before a body is read. What fails is a problem document, or a page for a browser.
class Site final : public http::Responder {
public:
    Site(Services services, ops::Log& log);

    http::Admission admit(http::RequestHead const& head, http::Peer const& peer) override;
    http::Response respond(http::Request const& request) override;
    http::Response refuse(http::Refusal const& refusal) override;

private:
    std::optional<http::Response> refusal_of(http::RequestHead const& head, http::Peer const& peer,
                                             http::Match const& match);
    std::optional<http::Response> refuse_stranger(http::RequestHead const& head,
                                                  http::Peer const& peer, http::Match const& match);
    std::optional<http::Response> refuse_official(http::RequestHead const& head,
                                                  http::Match const& match);
    std::optional<std::int64_t> seconds_to_wait(http::RequestHead const& head,
                                                http::Peer const& peer, http::Route const& route);
    http::Response unknown(http::RequestHead const& head) const;
    /// The problem as a page, when a browser asked for one.
    http::Response for_reader(http::RequestHead const& head, http::Problem const& problem) const;
    /// The response, counted.
    http::Response recorded(std::size_t row, http::Response response,
                            std::chrono::steady_clock::time_point begin);
    void record(std::size_t row, http::Response const& response,
                std::chrono::steady_clock::time_point begin);

    Services m_services;
    ops::Log& m_log;
    http::Router m_router;
};

}
