#include "client/mirror/renewal.h"

#include "client/net/pause.h"

namespace onedoor::mirror {

static Content content_of(Edition const* edition, std::size_t index, std::string const& path) {
    bool const has_it = edition != nullptr && edition->listing().paths[index] == path;
    return has_it ? edition->contents()[index] : nullptr;
}

Result<Content> Renewal::fetch(std::string const& path, std::size_t room) {
    m_answer = m_office.get(path, {}).response;
    if (m_answer.status != 200)
        return fail("mirror.unanswered", {}, path);
    if (m_answer.body.size() > room)
        return fail("mirror.size", {}, path);
    if (!is_whole(path, m_answer.body))
        return fail("mirror.file", {}, path);
    return std::make_shared<std::string const>(std::exchange(m_answer.body, {}));
}

Result<std::shared_ptr<Edition const>> Renewal::renew(Edition const* present) {
    bool const is_complete = present != nullptr && present->is_complete();
    Office::Answer answer = m_office.get("/api/v1/assets", is_complete ? m_tag : std::string());
    m_answer = std::move(answer.response);
    if (m_answer.status == 304 && is_complete)
        return nullptr;
    if (m_answer.status != 200)
        return fail("mirror.unanswered");
    Result<Listing> listing = parse_listing(m_answer.body);
    if (!listing)
        return fail("mirror.listing", listing.error().detail, listing.error().path);
    std::shared_ptr<Edition const> edition;
    if (!is_complete || present->listing() != *listing) {
        Contents contents;
        std::size_t room = edition_bytes_max;
        for (std::size_t i = 0; i < contents.size(); ++i) {
            std::string const& path = listing->paths[i];
            contents[i] = content_of(present, i, path);
            if (contents[i] == nullptr)
                contents[i] = m_shelf.find(path);
            if (contents[i] == nullptr)
                contents[i] = TRY(fetch(path, room));
            if (contents[i]->size() > room)
                return fail("mirror.size", {}, path);
            TRY_VOID(m_shelf.keep(path, *contents[i]));
            room -= contents[i]->size();
        }
        edition = std::make_shared<Edition const>(*listing, std::move(contents));
        if (!edition->is_complete())
            return fail("mirror.file", "procedures that cannot be read");
        TRY_VOID(m_shelf.change_to(*listing));
    }
    m_tag = std::move(answer.tag);
    return edition;
}

Renewal::Look Renewal::look(Edition const* present) {
    Result<std::shared_ptr<Edition const>> edition = renew(present);
    if (!edition) {
        net::Response const answer = std::exchange(m_answer, {});
        return {.again_ms = net::pause_ms(m_random, m_tries++, answer),
                .obstacle = std::move(edition).error().code};
    }
    m_tries = 0;
    std::uint8_t chance = 0;
    m_random.fill({&chance, 1});
    constexpr std::int64_t fifth_ms = look_again_ms / 5;
    return {.edition = std::move(*edition),
            .again_ms = look_again_ms - fifth_ms + 2 * fifth_ms * chance / UINT8_MAX};
}

}
