#include "client/app/outbox_flow.h"

#include "client/app/keeping_flow.h"
#include "client/app/sending_flow.h"

#include <algorithm>

namespace onedoor::app::outbox_flow {

static void not_kept(Context& context, Filing& filing) {
    filing.sending = Sending::Failed;
    filing.problem = {.kind = Problem::Kind::Offline};
    sending_flow::resume_uploads(context, filing);
}

void keep(Context& context) {
    State& state = context.state;
    Filing& filing = state.filing;
    if (!context.outbox.is_available())
        return not_kept(context, filing);
    OutgoingFiling outgoing{.submission = filing.submission,
                            .procedure = filing.procedure,
                            .procedure_name = state.page.procedure.name,
                            .keeps_draft = filing.keeping.asked()};
    for (auto& [paper, answer] : filing.papers) {
        sending_flow::stop_upload(context, answer);
        // The server does not know this one: its own upload begins anew, sealed.
        if (answer.state == UploadState::Waiting)
            answer.upload_id = core::SubmissionId::make(context.random).text();
        if (answer.state == UploadState::Waiting || answer.state == UploadState::Stored)
            outgoing.files.push_back({answer.upload_id, answer.file.handle, answer.file.name,
                                      sending_flow::media_type_of(answer.file)});
    }
    outgoing.body =
        filing.sent_body.empty() ? sending_flow::submission_body(state) : filing.sent_body;
    context.outbox.keep(outgoing);
}

void kept(Context& context, std::string_view id, bool is_kept) {
    Filing* const filing = keeping_flow::filing_of(context.state, id);
    if (filing == nullptr || filing->sending != Sending::UnderWay)
        return;
    if (!is_kept)
        return not_kept(context, *filing);
    sending_flow::release_files(context, *filing);
    // What is sealed is no longer on the screen either.
    *filing = Filing{.procedure = std::move(filing->procedure), .sending = Sending::Kept};
    if (filing == &context.state.filing)
        context.next_route = Route{.screen = Screen::Outbox};
}

void listed(Context& context, std::vector<OutboxItem> items) {
    for (OutboxItem const& item : items)
        if (item.state == OutboxState::Received && item.keeps_draft)
            keeping_flow::forget_received(context, item.procedure, item.id);
    context.state.outbox = std::move(items);
}

void perform(Context& context, Intent const& intent) {
    if (intent.action == Action::SendWaiting)
        return context.outbox.send_now();
    auto const& items = context.state.outbox;
    auto const found = std::ranges::find(items, intent.subject, &OutboxItem::id);
    if (found != items.end())
        context.outbox.remove(found->id, found->state);
}

}
