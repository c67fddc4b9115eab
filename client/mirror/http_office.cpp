#include "client/mirror/http_office.h"

#include <algorithm>

namespace onedoor::mirror {

Office::Answer HttpOffice::get(std::string const& path, std::string const& known_tag) {
    net::Request request{.path = path};
    if (!known_tag.empty())
        request.headers.push_back({"If-None-Match", known_tag});
    std::vector<net::Header> headers;
    Answer answer{m_client.send(request, headers), {}};
    auto const tag = std::ranges::find(headers, "ETag", &net::Header::name);
    if (tag != headers.end())
        answer.tag = tag->value;
    return answer;
}

}
