import type { Wordings } from '../wording.ts'

export const en: Wordings = {
  visibility: `
    [what is|whats|what's|show|show me|give me|tell me] (our|the|my) [visibility|visibility score|score|transparency|coverage|insight|rating] [with|of|for|into|on|at] [{P}|{P}|{C}|the {C} collaboration]
    [visibility|score|visibility score|vis] (of|for|with) [{P}|{C}]
    [{P}|{C}] [visibility|score|visibility score|percentage]
    (what is|show) (our) [average|overall|mean|total] [visibility|visibility score|score] (across all partners|over all partners|)
    how [visible|transparent] [are we|is our company] [to|for] [{P}|our partners]
    how [visible|transparent] is [{P}|our data] [to us|for us|]
    how [much|well|far] [do we see|can we see|do we look] [of|into] {P}
    how much [does {P} see|can {P} see] of us (in percent|as a percentage|)
    how much of what we [asked for|requested|want] [do we get|does {P} share|does {P} give us|has {P} shared]
    which [partners|vendors|suppliers|customers|companies] (of ours) [are|score|lie|rank] [below|under|above|over|beneath|at least at|at most at] {N} [%|percent]
    [partners|vendors|suppliers|everyone|anyone] [below|under|above|over|with less than|with more than|with at least|at exactly|between {N} and] {N} [%|percent] (visibility|)
    who [is|scores|has] [below|above|over|under|less than|more than|exactly|at least|at most] {N} [%|percent]
    [partners|vendors|anyone] (scoring) between {N} and {N} [%|percent]
    who [shares|gives|provides|discloses|sends] (us) the [least|most|fewest|smallest part] (with us|to us|)
    which [partner|vendor|supplier|customer] [shares|gives us|discloses|holds back|withholds] the [least|most] (with us|)
    which [partner|vendor|supplier|customer] [has|is at] the [lowest|highest|best|worst] [score|visibility]
    [rank|sort|order|compare|list] (all) (our|the) [partners|vendors|suppliers|customers] by [visibility|score|visibility score] (, [worst|best|lowest|highest] first|)
    [top|best|worst|bottom] {K} [partners|vendors|suppliers|customers] (by [visibility|score])
    the {K} [best|worst|most transparent|least transparent] [partners|suppliers|vendors]
    [partners|suppliers] [from|ordered from] [worst to best|best to worst|lowest to highest]
    why is {P} [only|just|still|] at {N} [%|percent]
    why is [{P}s score|the score of {P}|{C}] [so low|not 100%|so bad]
    what is [missing|lacking|left] [for|from|at] {P} (to [get to|hit|reach] 100%)
    is {P} [over|above|below|under|at] {N} [%|percent] (yet|)
    does {P} [share|give us] [more|less] than {P}
    who shares [more|less] (with us), {P} or {P}
    compare (the visibility of) {P} [and|with|to] {P}
    which partners share [more|less] than [half|a third|two thirds|a quarter] of what we [asked|requested]
    how [complete|far along] is {C} (in percent|)
    [how are we doing|where do we stand] (on|with) visibility (overall|)
    visibility by [partner|vendor|country]
    [partners|vendors|suppliers|customers|everybody|everyone] [over|above|below|under|at least|at most] {N} [%|percent]
    show me [everybody|everyone|all partners] [over|above|below|under] {N} [%|percent]
    our {K} [worst|best|weakest|strongest] [partners|vendors|suppliers] (by visibility)
    who is [between|somewhere between] {N} and {N} [%|percent]
    [vendors|suppliers|customers|partners] in {L} [below|above] {N} [%|percent]
    which [vendor|supplier|partner|customer] is (the) [least|most] [transparent|visible|open] (with us|to us)
    who are (the|our) [laggards|top {K}|bottom {K}] (by score|)
    [score|visibility] of (all|) our [vendors|suppliers|customers]
    which of our collaborations [has|have] [the lowest|the highest|the best|the worst] [score|visibility]
    why is the [last|first|second] one (so) low
    how well do we see {P}
    who is not (yet) at {N} [%|percent]
    [anyone|anybody|any partner] (sitting) at {N} [%|percent]
    what do we still miss from {P} to reach {N} [%|percent]
    how much do our partners show us on average
    what did we ask {P} for
    what have we requested from {P}
    what do we want from {P}
    how are we doing with {P} (score wise|in numbers|on visibility|)
    where do we stand with {P} (percentage wise|in percent|visibility wise)
    what percentage [does {P} give us|do we get from {P}|are we at with {P}|of our asks does {P} cover]
    {P} [vis|pct|percentage|number|score|visibility] [pls|please|now|atm]
    give me the number for {P}
    who's [lagging|trailing|behind|slacking|dragging us down|doing worst|doing best|ahead]
    worst [offenders|performers] [in terms of sharing|when it comes to visibility|by score]
    who is the [most|least] [open|closed|secretive|generous|stingy|forthcoming] (partner|supplier|with us|)
    [vendors|partners|suppliers] we [barely|hardly] see anything of
    who's [pulling|dragging] (down) our average
    is {P} [better|worse|ahead|doing better] than {P}
    league table of [partners|suppliers|vendors]
    [overall|company wide|total] [vis|visibility|number|score] (please|)
    our (own) score as a company
    how much of what we asked for is [actually|really] [shared|coming in|coming through]
    how did you [calculate|work out|get to] [{N}%|the score|that number] for {P}
    what share of {C} is [done|covered|complete|fulfilled]
    {C} [in percent|how complete|how far along|percentage|score]
    anyone [still|stuck] at [zero|0|{N}%]
    who hits [100|{N}] percent
    only partners [with|that have] [at least|more than|less than] {N} [%|pct|percent]
    filter partners [under|over|below] {N} [%|percent]
    how [open|generous|forthcoming|transparent] is {P} (with us|towards us|)
    does {P} deliver [on what we asked|what we asked for]
    how many of the [things|entities|items] we asked {P} for did we get
    how far is {P} from [100|{N}] percent
    who comes [out on top|last|first] in visibility
    which supplier do we see [most|least] of
    list [partners|suppliers] with their [scores|percentages|visibility]
    what's dragging {C} down
    our visibility [across the board|in general|so far|across all suppliers]
    scores of [all vendors|everyone|all our suppliers]
    how visible are our [suppliers|vendors|partners]
    how much insight do we have into {P}
    anybody who gives us everything we asked for
    how high is the score [for|in|at] {C}
    who's on [{N}|0] %
    {C}, where are we percentage wise
    [partners|vendors] at exactly {N}
    who sits at {N} [%|percent|]
    [partners|vendors] somewhere between {N} and {N}
    visibility [without|except|excluding] {P}
    scores of everybody but {P}
    which of our [german|chinese|dutch] partners is [above|below] {N}
    partners at [zero|full] visibility
    partners not in {L}, visibility
    [suppliers|partners] in {L}, scores please
    how does {P} stand
    where does {P} stand
    how is {P} doing`,
  inbox: `
    (show me|list|) [pending|open|incoming|unanswered|new|outstanding|received] [requests|invitations|items|things|tasks] (for us|for me|to us|)
    [anything|something] [for me|for us|new for me|to do|to approve|to decide|to answer|I should answer|waiting for me|I need to do|I have to look at] (today|)
    what [do I|do we|must I|should we|am I supposed to|have I got to] [answer|approve|decide|reply to|respond to|do] (still|today|)
    [what|whats|who] (is) [waiting|pending] (for|on) [me|us|my answer|our reply|my approval|a decision from us]
    is [anyone|anybody|{P}|someone] waiting [for|on] [us|me|our answer|a reply from us]
    [which|what] [requests|invitations|invites] (are) [still open|do we still have to answer|haven't we answered|need our answer|did we receive|have we received|sit with us]
    (do we|do I) (still) owe [{P}|anyone|anybody|somebody] [an answer|a reply|a response|a decision]
    whom do we owe [an answer|a reply]
    did [{P}|anyone|anybody|somebody] [send|write] us [a request|an invitation|a connect request]
    has [{P}|anyone|anybody] [invited us|asked us (for anything)|sent us a request|asked to connect with us]
    who [wants|would like|asks|asked|is asking] [to connect with us|us for data|something from us|to be our partner]
    what does {P} [want|need|expect] from [us|me]
    does {P} (still) [need|wait for|expect] [an answer|a reply|a decision|something] from [us|me]
    [my|our] [inbox|to do list|todos|open tasks|pending items|backlog|queue|agenda]
    what's [on my plage|on my desk|on my plate|in my inbox|left for me to do|open on our side|new in my inbox]
    what [needs|requires] (my|our) [attention|decision|approval|answer] (today|)
    what (has) [piled up|come in|arrived] (for us|) (while I was away|)
    invitations [from {P}|we received|to us|I have not answered|for us]
    requests [from {P}|from others|that are waiting for us|we have to answer]
    [who|anyone] is asking us for [data|{E}] (right now)
    who wants [our {E}|data from us|something from us]
    what came in (from {P}|this week|{T})
    anything new from {P} (I|we) (need|should) (to) answer
    [invitations|connect requests|requests] (from {P}) [we have not answered|still open|waiting]
    is there a request from {P}
    has {P} asked us for anything
    who is knocking at our door
    what is still [sitting|waiting|lying] with us
    which requests [expire|run out] (soon|next)
    what decisions are due on our side
    do I have homework
    what do [people|others|they] want from me
    anything [burning|urgent|new|open|hot] (for me|for us|today)
    do i need to [do|sign|decide|ok|look at|approve|react to] anything
    whats [up for approval|up for decision|stuck with me|stuck on our end|in my court|sitting on my desk]
    who's after our [data|{E}]
    any [new requests|invites|asks|connection requests|invitations] [in|come in|overnight|today|for us]
    did we get [any|new] [invites|invitations|requests] (lately|today|)
    {P} wants something, what was it
    what was it {P} wanted (again|from us)
    what is {P} asking [for|us for|from us]
    something open from {P} for us
    [am i|are we] [blocking|holding up] [anyone|{P}|someone]
    who did we not get back to
    is there anything left unanswered on our side
    what have we not [replied to|responded to|gotten back on|dealt with]
    [which|what] [invitation|request] has been waiting for us longest
    anything due [today|this week|soon] on our side
    open points on our side
    have we left {P} hanging
    what still needs a yes or no from [me|us]
    stuff i [have to|need to|gotta] [sign off|decide|answer]
    who asked us for [data|{E}] and is still waiting
    what invitations did {P} send us
    does anyone want to [connect|link up|team up] with us
    new connect requests (for us|)
    how many requests are waiting for [me|us]
    requests i [haven't|havent] answered
    is {P} waiting for something from us
    whats [{P}|the] request about that we got
    whats open for me
    what's open on my side
    what did {P} ask (us|for|us for)
    what does the invitation from {P} say
    connect requests we got`,
  sent: `
    which of our [invitations|requests|invites] are (still) [unanswered|without an answer|open]
    who (still) [hasn't|has not|did not|didn't|hasnt] [answered|replied|responded|reacted|got back to us] (yet|so far|)
    [which|what] [partners|companies|vendors] (still) [haven't answered|have not replied|owe us an answer|have to get back to us|are late]
    has {P} [answered|replied|responded|reacted|accepted|declined|decided|got back to us] (yet|already|)
    did {P} [answer|reply|respond|react|accept|decline|get back to us|say yes|say no] (to our request|our invitation|yet|)
    [sent|outgoing|our sent|our outgoing] [requests|invitations]
    [requests|invitations] we [sent|have sent|made] (out|) (that are [open|pending|unanswered]|)
    [status|state] of our [request|invitation] to {P}
    [any|is there any] [answer|reply|response|news|word|feedback|reaction] from {P} (yet|on our request|)
    no [answer|reply|response] from {P} (yet)
    what [are we|am I] (still) waiting for (from others|from {P}|)
    (who|whom) are we waiting for
    [who|which partners] [owes|owe] us [an answer|a reply|a decision]
    who (do we need|should we|must we) to [chase|remind|call] (for an answer|for a reply)
    when did we [ask|invite|contact|send the request to] {P}
    how long has {P} (been) [sitting on it|had our request|not answered|kept us waiting]
    which of our [requests|invitations] [were|got|are] [declined|turned down|accepted|rejected|expired|unanswered|open|still pending]
    why did {P} [decline|turn us down|reject us|say no|refuse]
    (our) (connect) request to {P} (- status|, any news|)
    is {P} [ever going to|going to] [answer|reply|respond]
    [outstanding|missing] [replies|answers|responses]
    what did we send (out) that nobody [answered|reacted to]
    [declined|expired|cancelled] requests (of ours|we sent|)
    invited partners [who|that] did not [answer|respond]
    who is [keeping us waiting|ignoring us|silent]
    [declined|rejected|expired|pending|cancelled|unanswered] [requests|invitations|invites] (we sent|of ours|from us|to {P}|)
    which invitations did we send (in {T}|{T}|)
    who [turned us down|said no|rejected us|declined] (and why|)
    which (of our) requests [did not get|have not got] an answer
    what happened to our request to {P}
    where does our request to {P} stand
    did anyone [decline|reject|accept] (our request|our invitation|)
    {P} has not answered, right
    what about our invitation to {P}
    whom should I chase
    are we still waiting for {P}
    who's ghosting us
    any news from {P} [about|on|regarding] {C}
    still nothing from {P}
    {P} still [quiet|silent|sitting on it|thinking about it]
    has {P} made up their mind (about {C}|yet|)
    who still has to [sign off|answer|decide|come back to us|react]
    who's [dragging their feet|sitting on our request|taking forever|late with an answer]
    what's [still out|open on their side|in their court|awaiting their answer]
    which invites went [unanswered|nowhere|without a reply]
    our [open|outstanding|unanswered] [asks|requests|invites]
    what did {P} say to [our request|our invite|{C}]
    did {P} [sign up|join|get on board|agree|come around] (to {C}|)
    where's {P} on {C}
    is {P} in or out on {C}
    why won't {P} connect (with us|)
    [did we hear|have we heard] (back|anything) from {P}
    who do i need to [nudge|ping|push|call|follow up with|poke]
    follow ups needed [with|from] partners
    requests [gone out|we've got out] (so far|)
    how long have we been waiting for {P}
    who got back to us (so far|)
    whats the holdup with {P}
    has [anyone|{P}] [turned|shot] us down
    [did|has] our request [to|at] {P} [expired|expire|run out|lapsed]
    what [came of|became of] our [request|invite|invitation] to {P}
    invites out there without a reply
    what are we waiting on
    which of our partners is [slow|late] to [reply|answer]
    {P} reply yet
    status {P} request
    any [movement|news|sign of life] on the {P} request
    that {P} request, anything yet
    [expired|declined|cancelled] [invites|invitations|requests]
    invites that ran out
    what was {P} asked for
    what were they asked for
    connect requests out and pending
    connect requests that are out
    outgoing and still pending
    open requests we're waiting on`,
  partners: `
    [list|show|show me|give me] (all) (of) (our|my|the) [partners|vendors|suppliers|customers|connections|business partners]
    [our|my] [partners|vendors|suppliers|customers|network|partner list|connections]
    who (all) [are we connected to|are our partners|are our vendors|are our suppliers|are our customers|do we work with|is in our network]
    which [companies|firms|vendors|suppliers|customers|partners] [are we connected to|are we connected with|do we work with|do we have]
    is {P} [a partner|one of our partners|our partner|a vendor of ours|one of our suppliers|already connected|our customer|a supplier or a customer]
    are we [connected|connected to {P}|connected with {P}|partners with {P}|linked to {P}]
    are {P} and [we|us] [connected|partners]
    do we [work with|have a connection to|have a relationship with] {P}
    how many [partners|vendors|suppliers|customers|connections] do we have
    do we have [any|some] [customers|vendors|suppliers|partners] (among our partners|in {L}|in {I}|)
    what (is|'s) our relationship with {P}
    (our) [partners|vendors|suppliers|customers] [in|from] [{L}|europe|asia|{I}]
    [everyone|everybody|all companies] we are connected [to|with]
    [overview|list] of (our) [partners|vendors|suppliers|customers]
    since when are we connected (to|with) {P}
    which of our partners are [vendors|customers|suppliers|in {L}]
    partners [who are not vendors|without a relationship|that are customers]
    [partners|vendors|suppliers|customers] [in|from|outside] [{L}|europe|asia]
    which of our [partners|vendors|suppliers] [sit|are|are based] [in|outside] [{L}|europe|asia]
    [vendors|partners|suppliers|customers] we [have never shared anything with|share nothing with|do not share anything with]
    [partners|vendors] [who|that] [share nothing with us|have never shared anything|give us nothing]
    partners [without|with no] [collaboration|collaborations]
    [partners|companies] that are not [vendors|customers|suppliers]
    our {I} [partners|suppliers|vendors|companies]
    do we have a partner in [{L}|{I}]
    who did we connect with {T}
    connected companies
    how many of our partners are in {L}
    what is {P} to us
    who are we [working|dealing|doing business|trading] with
    [companies|firms] we're [hooked up|connected|linked] with
    {P} - [partner|connected|supplier] or not
    is {P} in our [network|list|partner list]
    what kind of partner is {P}
    how is {P} [set up|classified|tagged|marked] (with us|by us)
    what number do we have for {P}
    [which|what] partner has number [V-1001|C-9]
    [partners|vendors] (sorted|ordered) [alphabetically|by name|a to z]
    count of [partners|vendors|customers]
    when did we [connect|link up|become partners] with {P}
    newest [partner|partners]
    [partners|vendors] [we have no collab with|without any project]
    do we [know|already work with|already have] {P}
    who do we [buy from|sell to|have as customers|have as vendors]
    [any|do we have] [customers|vendors|partners] [over in|down in|in] {L}
    all our {I} [people|partners]
    who of our [suppliers|vendors|partners] does {I}
    which partners are [neither vendor nor customer|both vendor and customer]
    is {P} vendor or customer
    how big is our network
    names of all [vendors|partners|customers]
    whom are we linked to in {L}
    [chinese|german|dutch|european|asian] [suppliers|partners|vendors] of ours
    connected companies in {L} (that are not vendors|)
    companies we are connected [to|with] that are [vendors|customers|not customers|in {I}]
    firms already connected (with us|)
    vendor list please
    give me the [supplier|vendor|customer|partner] list
    send me our [vendor|supplier] list
    who all are we connected to now`,
  directory: `
    [find|search|look for|look up|suggest|recommend|discover|browse|show me] (some|new|more|) [partners|companies|vendors|suppliers|customers|firms] (in|from) [{L}|{I}|the {I} industry|europe|asia|]
    [find|search for|look for|look up] [{P}|a company called {P}]
    [companies|firms|vendors|suppliers|manufacturers] [in|from|based in] [{L}|{I}|europe|asia]
    (are there|is there) (any|a|) [companies|company|firms|firm|supplier|suppliers|vendors|anyone|somebody] [in|from|for] [{L}|{I}] (here|on here|we could work with|)
    any [companies|suppliers|{I} companies|{I} firms] [here|on here|around|in the directory|from {L}]
    [I need|we need|I am looking for|we are looking for|looking for] [a supplier|a vendor|a company|somebody|new partners|a carrier|customers] [in|from|for] [{L}|{I}]
    who [else] could we [connect with|work with|team up with|partner with]
    [directory|company directory|partner search|partner suggestions]
    [can you|could you] [suggest|recommend|find] (some|a few|new) [partners|companies|suppliers] (for us|)
    which [companies|{I} companies|firms] [are on here|are there|can we connect to|are in {L}|use this|from {L} are here]
    {I} companies
    which companies are not [our partners|connected to us] yet
    is {P} [on here|in the directory|on liaison|registered here]
    [find|show|list] companies [in|outside] [{L}|europe|asia] [that we are not connected to|we are not connected with yet|we could connect to]
    [companies|firms] [we are not connected to|that are not our partners] (yet) (in {L}|)
    somebody who [does|makes|sells] {I}
    who is in {I} here
    new [suppliers|vendors|customers] for us
    whom could we [work with|buy from|sell to] in [{L}|{I}]
    {I} [suppliers|companies|firms|people] in {L}
    know [any|a good] {I} [companies|supplier|people|folks]
    who's out there in {I}
    [need|we need|want] a new [supplier|vendor|customer|carrier] [in|for|from] [{L}|{I}]
    got [anyone|any companies] [from|in] {L}
    who (else) is on [here|liaison]
    is there [somebody|anyone] for {I}
    who should we [be talking to|team up with|hook up with] (next|)
    possible [partners|suppliers|customers] [in|from] [{L}|{I}]
    suggestions for new [partners|vendors|customers]
    look {P} up
    [show|browse|open] the [directory|company list]
    companies that [match|fit|suit] us
    [we're short on|running low on] {I} suppliers
    does {P} even exist on here
    anyone doing {I} (on here|in {L}|)
    which [firms|companies] could [we add|help us with {I}]
    give me [some names|a few names] in {I}
    new companies (on here|) we don't work with
    where can i find [a supplier|suppliers] for {I}
    [{I} suppliers|{I} companies] anywhere in {L}
    companies in {L} that we don't know yet
    look up [american|german|chinese] companies we aren't connected to
    find us [companies|partners] in {L}`,
  given: `
    what (data|information|exactly|entities) [do we|are we|did we|have we] [share|sharing|give|giving|provide|disclose|send|shared|opened up] [with|to] [{P}|our partners|everyone]
    what do we [share|disclose|give away|provide] (in total|at the moment|)
    which [data|entities|information] do we [share|give|provide|disclose] [with|to] {P}
    what [does|can|may|could] {P} [see|view|access|get|look at|read|know] (of|from|about) [us|ours|our data|our company]
    [does|can|may|is] {P} [see|view|access|get|look at|seeing|able to see] our {E}
    does {P} have access to our {E}
    has {P} (got) access to [our {E}|our data|anything of ours]
    do we [share|give|send|provide] (our) {E} [with|to] {P}
    are [we sharing|our {E} shared|our {E} visible|we giving] (our {E}|anything|) [with|to] {P}
    [do we share|are we sharing|do we give] (anything|something|nothing) [with|to] {P}
    what [don't|do not|dont] we share with {P}
    which (of our) [data|entities] [goes|go|is sent|flows] to {P}
    (our|the) data [we share with|shared with|going to|visible to] {P}
    what [goes|is going|flows] (out) (from us) to {P}
    what {P} [sees|gets|can see|receives] (from us|of us)
    [list|show me] [what we share|everything we share|our shared data|what we give|everything {P} can see] (with {P}|)
    [our|my] shared data
    which of our data does {P} [get|see|receive|have]
    with whom do we share (our) {E}
    who do we [give|send|share] (our) {E} [to|with]
    what [don't we|do we not] [share|give|show] (to|with) {P}
    what are we [keeping from|hiding from|withholding from|not giving|not sharing with|holding back from] {P}
    which of our data does {P} not [see|get|have]
    who do we [not share|share nothing|not give] (our) ({E}) (with|to)
    which [partners|vendors] [don't see|cannot see|do not get] our {E}
    what can {P} not see (of us|of ours)
    [does|can] {P} [see|get|access] our {E} and {E}
    what did we let {P} see
    everything that leaves our house to {P}
    is {P} allowed to see our {E}
    what do we share [in|through|under] {C}
    what do we disclose to [partners|vendors|customers] in {L}
    what have we got [going out|shared out|opened up] to {P}
    how much do we tell {P}
    what's {P} [allowed to see|got access to|able to see|getting from us|privy to]
    whats visible to {P} (from us|)
    which of our stuff does {P} have
    is {E} something {P} can see
    can {P} look at [our|my] {E}
    did we [open up|release|hand over|share|give] (our) {E} to {P}
    who do we share {E} with
    [have|did] we [given|give|shown|show] {P} our {E}
    what are we still [not sharing with|keeping back from|hiding from] {P}
    what stuff are we giving away
    our sharing with {P}
    sharing overview (for {P}|)
    {P}: what do they know about us
    which of the things {P} asked for [do we not share|are we not sharing|don't we give them]
    do [our vendors|partners|suppliers|customers] get [our {E}|anything] from us
    what goes to {P} from our side
    what did we agree to share with {P}
    {P} gets what from us
    {P} sees which of our [data|entities]
    data we hand to {P}
    have we shared {E} with [anyone|{P}] (yet|)
    everything we share, by partner
    are we giving {P} too much
    what did we promise {P} in {C}
    what of ours [can't|cannot] {P} get
    which data can {P} not get at
    which data of ours is open to {P}
    list everything shared with {P}
    which data went to {P}
    what all has gone to {P}
    what stays locked for {P} of our data
    which of our data is off limits for {P}`,
  received: `
    what (data|information|) [can we|do we|may we|could we] [see|get|view|access|receive|look at|obtain] (from|of) [{P}|our partners|others|them|our vendors]
    what [does|is] {P} [share|sharing|give|giving|provide|send|sending|disclose|offer] (to|with|) us
    which [data|entities|information] [does {P} share with us|do we get from {P}|are shared with us|do we receive]
    who [gives|sends|shares|provides|offers|supplies] us (with|their|) {E}
    who shares (their) {E} with us
    which [partners|companies|vendors|suppliers|customers] [share|give us|send us|provide us with|let us see] (their) {E} (with us|)
    [do we|can we|are we able to|may we] [see|get|receive|access|have] [{P}'s {E}|the {E} of {P}|{E} from {P}]
    does {P} [share|give|send|provide] (us) (their|its|) {E} (with us|to us|)
    is {P} [sharing|sending|giving] (us) [anything|something|data|{E}] (with us|yet|)
    are we [getting|receiving] [anything|{E}|data] from {P}
    what [have we|did we] [got|get|gotten|received] from {P} (so far|)
    [data|everything|what is|all data] shared with us (by {P}|)
    what [data|information] do we [get|have access to|receive]
    whose {E} [can we see|do we have access to|do we get]
    what does {P} let us [see|access|look at]
    what [can we not|can't we|don't we] [see|get] (from|of) {P}
    from whom do we [get|receive] {E}
    (anyone|anybody) [sharing|sending us|giving us] {E} (with us|)
    what [is|does] {P} [not giving us|not share with us|withhold|withhold from us|hold back|leave out|not sharing with us|keep from us|hide from us]
    which data does {P} (still) (not) [withhold from us|keep from us|not give us|refuse us]
    what are we not getting from {P}
    who [doesn't|does not] [share|give us] (their) {E} (with us|)
    which [partners|vendors|suppliers] [do not|don't|never] [share|give us] (their) {E} (with us|)
    is there anything {P} doesn't show us
    what does {P} give us [in|through|under] {C}
    [partners|suppliers|vendors] [in {L}|] [sharing|giving us|sending us] {E}
    whose {E} do we not have
    can we [look at|see|read] {P}'s {E} and {E}
    what do they [share with us|give us|let us see]
    what's {P} [giving us|sending us|showing us|letting us see|handing over]
    what do we know about {P}s {E}
    do we have {P}s {E}
    got {E} from [{P}|anyone|anybody]
    which partners' {E} can we see
    what do we [have|hold|get] from {P}
    what are we [getting|seeing|receiving] [from|of] {P} [nowadays|these days|at the moment]
    where do we get {E} from
    who can i get {E} from
    who lets us [see|look at] (their) {E}
    anybody's {E} [available|visible] to us
    what has {P} [opened up|released|unlocked|made available] (for us|to us)
    stuff {P} [lets us see|shares|shares with us]
    what don't we get (yet) from {P}
    which of the [entities|things] we [requested|asked for] is {P} not [giving|sharing|providing]
    does {P} hold anything back
    data from {P}
    what comes (in) from {P}
    {P} gives us what
    can i see {P}'s {E}
    are {P}s {E} [available|visible|open] to us
    which [suppliers|vendors|partners] send [{E}|their {E}]
    has {P} [shared|sent|given us|opened] (their) {E} (yet|)
    what of {P}'s data is open to us
    whose data do we have
    which of our asks did {P} not fulfil
    who has not given us {E}
    can i look into {P}s {E}
    are we able to peek into {P}'s {E}
    what will {P} not hand over to us
    what did {P} leave out of what we requested
    which of our requested items did {P} skip
    requested by us but not given by {P}
    asked for but not shared by {P}`,
  seen: `
    who [sees|can see|has access to|has|gets|may see|is able to see|can access|looks at|views|knows] our [{E}|data|information|stuff|{E}]
    [which|what] [companies|partners|vendors|customers|firms] [see|have access to|can see|can access|get|receive] (our) [{E}|data|our {E}|our data]
    [where|in which region|in which countries|in which regions] [is|are] our [data|{E}|copies|information] [stored|kept|held|located|hosted|] (physically|)
    [which|what] [regions|countries|region] [hold|keep|store|have|see] (a copy of|copies of|) our [data|{E}]
    are there (any) copies of our [data|{E}] [in europe|in asia|in {L}|outside {L}|abroad]
    is [any of our data|our data|our information|our {E}] [stored|kept|held|visible] [in europe|in asia|in {L}|outside {L}|anywhere else|to anyone|to anybody else]
    [anyone|anybody|does anyone|can anybody|does somebody] [see|seeing|have access to|look at] our [{E}|data]
    [list|show me] (all|everyone|) [companies|partners|people|who] [that can see|who see|with access to] our [data|{E}]
    who (all) (has) seen our [{E}|data]
    where do our [{E}|data] [end up|go|live]
    to whom is our {E} visible
    is our {E} visible to [anyone|anybody|others]
    do (our) partners [have|see|get] our {E}
    who [doesn't|does not|can't|cannot] see our {E}
    is anybody [in {L}|outside {L}] [seeing|looking at] our [{E}|data]
    which [vendors|customers|partners] (in {L}) [see|get|have] our {E}
    how many partners see our {E}
    who is allowed to see our {E}
    who's got our {E}
    who has [eyes on|sight of] our {E}
    who can look at our {E}
    [anybody|anyone] outside who can see our {E}
    where does our [data|{E}] (physically) [sit|live|reside]
    is our data still in [{L}|the us|europe]
    does our data leave [{L}|the us|europe|the country]
    list of [everyone|companies] with access (to our data|)
    our {E} - who sees [them|it|that]
    how exposed is our [data|{E}]
    how many [companies|partners] can see our {E}
    do we have copies abroad
    which [regions|countries] got a copy (of our data|)
    {E} of ours, who can see that
    who (all) is able to get at our {E}
    everyone we let see our {E}
    are there partners who see our {E}
    in which region do we keep our [data|{E}]
    where are the copies of our {E}
    which of our [entities|data] [are|is] seen by nobody
    who's looking at our {E}
    whos seeing our {E}`,
  rows: `
    open (the|) {E} [of|from] {P}
    open {P}'s {E}
    [show|show me|display|let me see|let me look at|pull up|bring up|view] (the) {E} [of|from] {P}
    [show|show me|display|pull up|bring up|view] {P}'s {E}
    [can you|could you|please|would you] [open|show me|display|pull up] {P}'s {E}
    [can i|may i|could i] open (the) {E} of {P}
    [show|show me|open|display|pull up] our {E}
    [show me|open|display] the [rows|table|list|entries|records] of {P}'s {E}
    [show me|open|display] the [rows|records|entries] in our {E}
    let me [look into|look at|browse|go through] {P}'s {E}
    [take me to|go to|jump to|get me into] {P}'s {E}
    [browse|look through|go through] {P}'s {E}
    open {E} [at|by] {P}
    i'd like to [open|browse|read] {P}'s {E}
    [show me|open] {E}, {P}
    [show me|display] the first rows of {P}'s {E}
    open the data of {P}: {E}
    [show me|open|list] all {E} of {P}
    pull (up) {P}'s {E}
    i [wanna|want to|would like to] see {P}s {E}
    let me see the actual {E} of {P}
    lemme have a look at {P}s {E}
    {P} {E} open
    open up the {E} we get from {P}
    what's in {P}s {E} (table|)
    show the {E} [data|rows|table] from {P}
    can you put up {P}'s {E}
    let me have {P}'s {E} on screen
    give me a look at {P}'s {E}
    have a look at the {E} from {P}
    i need to look at {P}'s {E}
    open {E} table of ours`,
  looked: `
    who (has|) [looked at|opened|viewed|exported|downloaded|looked into] our [{E}|data|{E}] ({T}|)
    who (all) (has) [been looking at|been looking into|been browsing] our [{E}|data]
    who of our partners has [looked at|opened|viewed|exported|downloaded] our {E}
    has [{P}|anyone|anybody|somebody] [looked at|opened|exported|downloaded|viewed] our [{E}|data] (yet|already|{T}|)
    have they [looked at|opened|exported|downloaded] our {E}
    did [{P}|anyone|anybody|somebody] [look at|open|export|download|view] our [{E}|data] ({T}|)
    [which|what] [partners|companies|customers] (have) [opened|looked at|exported|downloaded|viewed] our {E}
    when did {P} (last) [look at|open|export|download] our {E}
    how often [has {P}|have partners] [opened|looked at|exported] our {E}
    [exports|downloads|views] of our {E} (by {P}|)
    [list|show me] who [opened|exported|looked at|downloaded] our {E}
    who [took a look|had a look|peeked] at our {E}
    was our [{E}|data] [opened|exported|downloaded] (by anyone|by {P}|)
    were our {E} [opened|exported|downloaded] (by anyone|by {P}|{T}|)
    [anyone|anybody] [opened|exported|downloaded|looked at] our {E} ({T}|)
    whose people [opened|looked at|exported] our {E}
    who at {P} [opened|looked at|exported|downloaded] our {E}
    [did they|have they] actually [look at|looked at|open|opened] our {E}
    who downloaded our {E} as a file
    what of our [data|{E}] was exported ({T}|)
    did anybody download our {E}
    has anyone been in our {E}
    who pulled our {E}
    who's been [snooping|poking around] in our {E}
    access log [for|of] our {E}
    how many times was our {E} opened
    did {P} ever [open|look at|export|download] our {E}
    who accessed our {E} ({T}|)
    has our {E} been [touched|accessed|exported|downloaded] by [anyone|{P}]
    which of our partners [used|read|pulled] our {E} {T}
    did they export our {E}
    what did {P} [export|download|open] [from us|of ours]
    when was our {E} last [opened|exported|downloaded]
    is {P} actually using our {E}`,
  collaborations: `
    [show|list|show me|open|give me] (all) (of) (our|my|the) [collaborations|collabs|projects]
    [our|my|all|active|open|running|current] [collaborations|collabs|projects]
    (which|what) collaborations [do we have|are we in|are we part of|are there|are running|do we own|did we start] (with {P}|)
    [collaborations|collabs|projects] with {P}
    [show|open|details of|details on|status of|tell me about|how is|what about|progress of|state of] (the) {C} (collaboration|going|)
    {C} (collaboration|details|status)
    who [is|takes part|participates|is involved] in {C}
    (which partners are|who is) part of {C}
    what [is in|is requested in|did we ask for in|do we offer in|is shared in|happened to] {C}
    why did {P} decline {C}
    (do we have|are there) (any) [collaborations|collabs|joint projects] (running|) with {P}
    [collaborations|collabs] [we own|owned by us|of our own|we started|that {P} owns|we were invited to|started by {P}|others own]
    collaborations (that [request|contain|include|ask for]|about|with) {E}
    how many collaborations do we have
    [drafts|our drafts|draft collaborations]
    collaborations [that we|we] [started|own|created|set up]
    which collaborations are about {E}
    collaborations [about|with|containing|that request|that include|involving] {E}
    collaborations [owned by|started by|of] [{P}|others|partners|our partners]
    [which|what] collaborations did {P} [start|invite us to]
    collaborations [without|that do not involve|not with] [{P}|{E}]
    [draft|declined|accepted|waiting|unanswered] collaborations
    which collaborations has nobody [answered|accepted]
    what does {C} [request|ask for|offer|contain]
    which data is [requested|offered|asked for] in {C}
    who is (not) in {C}
    who else is part of {C}
    is {P} [in|part of] {C}
    who declined {C}
    what's [running|going on|cooking] with {P} project wise
    joint [work|projects|initiatives] with {P}
    our projects and where they stand
    what is {C} about
    who owns {C}
    who's (all) [on|in] {C}
    when did {C} start
    which projects does {P} take part in
    unfinished [collabs|collaborations|projects]
    anything in draft
    [collabs|projects] nobody [said yes to|joined|answered]
    whose idea was {C}
    [summary|overview] of {C}
    which collabs ask for {E}
    where do we ask for {E}
    in which projects is {E} (requested|involved|)
    how many partners (are) in {C}
    collaborations by [name|score|owner]
    what are we doing together with {P}
    is there a project with {P}
    are we in any project of {P}
    projects [run|led|started] by {P}
    [collabs|projects] that [have|include|contain] {E}
    list all the projects {P} is in
    what's the deal with {C}
    the {C} thing, who takes part
    which of our projects got [declined|turned down]
    whats the note in {C}
    [pull|bring] up {C}
    let me see {C}
    take me to {C}
    jump to {C}
    i want to look at {C}
    gimme {C}
    open up {C}
    only those we are owner of
    drafts we haven't sent (yet|)
    unsent drafts
    {C}
    {C} please`,
  changed: `
    what [changed|happened|has changed|has happened|is new|was changed|was going on] {T}
    what [changed|happened|has changed|is new] (with {P}|in {C}|here|lately|recently|)
    [history|log|activity|changes|updates|news] (with|of|for|about) [{P}|{C}] ({T}|)
    [recent|latest|last] [changes|activity|updates|news]
    (show|show me) (the|our) [history|log|activity|changes|audit log] (with {P}|{T}|)
    [did anything|has anything|did something] [change|happen|changed] ({T}|with {P}|recently)
    [anything|what's|whats] new ({T}|with {P}|)
    [changes|updates|events] {T}
    what did {P} [change|do] ({T}|)
    who changed [something|anything|{C}] ({T}|)
    what [happened|changed|was new] [in march|in january|last month|last quarter|in q1|yesterday] (with {P}|in {C}|)
    what did [{P}|we|they] [change|do] {T}
    [activity|events|log] [of|for|in|from] {T}
    what was new {T}
    catch me up (on {P}|)
    anything [new|happening] [with|at|from] {P} {T}
    recap of {T}
    who [changed|did] what {T}
    only {P}
    what did i miss ({T}|)
    what's been going on ({T}|with {P})
    anything happen {T}
    give me a rundown of {T}
    whats the latest (on {P}|with {C}|)
    who did what in {C}
    changes [to|in] {C}
    log of {C}
    what moved {T}
    show me everything that happened {T}
    audit trail (for {P}|{T}|)
    did {P} change anything (lately|{T}|)
    did {P} [stop|start] sharing anything {T}
    any movement [on|with|at] {P}
    recent activity with {P}
    timeline of [{P}|{C}]
    {T}: what happened
    what have you got for me from {T}
    everything since [monday|yesterday|last week]
    was there any [activity|change] [at|with] {P} {T}
    news [from|about] [{P}|{C}] ({T}|)
    what has been done {T} (by us|by partners|)`,
  data: `
    what [have we|did we] [loaded|uploaded|imported] (so far|)
    when did we (last) [load|upload|import] (our|the) {E}
    how many {E} do we have (loaded|)
    [our data|our tables|loaded tables|our own data]
    which [tables|data] (have|did) we [loaded|load|uploaded|not loaded]
    how many rows [do we have|are there] (in {E}|)
    who loaded (our) {E}
    [our|my] [data|tables] (overview|)
    when did we last load {E}
    how many {E} do we have
    which tables [are|have we] loaded
    how many rows (does|do) our {E} (table) (have|)
    is our {E} table up to date
    what data of ours is [in here|in the system|in liaison|loaded]
    how [fresh|current|old] is our {E} (data|)
    when was {E} last [updated|refreshed|loaded|uploaded]
    do we have any {E} loaded
    which [tables|of our tables] are empty
    row counts (per table|of our tables|)
    number of {E} (rows|) loaded
    last upload of {E}
    did the {E} upload go through
    have we uploaded {E} yet
    our tables at a glance
    which files did we load {T}
    who uploaded our {E}
    how many rows did we load
    latest load of {E}
    are our tables up to date
    what have we put in so far
    did somebody load [{E}|data] {T}
    what [tables|data] do we still have to load
    when did i last upload something
    is there data for {E}
    when did (our|) {E} last come in
    how many lines of {E} are in our table
    row count of our {E} table`,
  help: `
    [help|help me|I need help|hi|hello|hey|hello there|good morning|good afternoon|hi there]
    what can [you do|I ask|I ask you|I do here|you do for me|you help me with]
    how does [this|it|this bot] work
    how do I use [this|this bot|you]
    [what|who] are you (for|)
    what [commands|questions|features] [are there|do you know|can I use|do you understand]
    [list of|show|show me the|] [commands|instructions|manual|options|capabilities]
    [I'm|I am] [new here|lost|stuck] (, what can I do|, help me|, what can you do|)
    [explain|tell me] [what you can do|how this works|what this is]
    what's this
    what can i do
    how do i start
    what questions can i ask
    give me (some) examples
    what do you know
    menu
    what are my options
    instructions pls
    how do you work
    show me what you can do
    what is liaison [good|useful] for
    i don't know what to type
    any tips on how to use this
    what all can i ask (you|u)
    (gimme|give me) an overview of what (i|you) can (ask|do)
    not sure what to ask
    what sort of things do you (know|answer)
    no idea what to type here
    what are you able to (do|tell me)`,
  company: `
    {P}
    (show|open|view) (the) (profile of|company profile of|) {P} (profile|)
    (who is|tell me about|what about|info on|information about) {P}
    what does {P} do
    where is {P} based
    contact (details) [for|of|at] {P}
    [email|phone|website|address] of {P}
    {P} [website|profile|info|contact]
    what's {P} about
    background on {P}
    give me the lowdown on {P}
    what industry is {P} in
    how can i reach {P}
    who do i contact at {P}`,
  profile: `
    [our|my] [profile|company profile|company]
    [edit|show|open|change|update] (our|my|the) (company) profile
    (what is|) our contact e-mail
    change our [website|address|logo|about text|contact e-mail]
    is our profile [public|private|complete]
    make our profile [public|private]
    how complete is our profile
    update our company [info|details]
    where do i edit our company details
    what do others see in our profile`,
  connect: `
    [connect|please connect|connect us|connect me|link us|link up] (with|to) {P}
    [can you|could you|please] [connect us with|connect us to|introduce us to|connect me with|link us with] {P}
    [I want|we want|I'd like|we would like] to [connect|be partners|partner up|link up] (with|to) {P}
    [send|make] (a) (connect|connection) request to {P}
    [ask|invite] {P} to [connect|be our partner|become a partner]
    we should be connected to {P}
    get us connected with {P}
    become partners with {P}
    I want {P} as a partner
    add {P} as a [partner|vendor|supplier|customer]
    reach out to {P}
    get us in touch with {P}
    can we get connected to {P}
    shoot {P} a connect request
    link with {P}
    id like {P} in our network
    add {P} to our [network|partners]
    team up with {P}
    start working with {P}
    let's partner (up) with {P}
    hook (us) up with {P}
    want to connect w {P}
    connection to {P} please
    request (a) connection with {P}
    make {P} our partner
    we'd like to do business with {P}, connect us
    {P} would be a good partner, send them a request
    ping {P} to connect
    reach out and connect to {P}
    i'd love to be linked to {P}`,
  invite: `
    [invite|please invite|can you invite|I want to invite|we would like to invite] [sales@northwind.com|info@wingtip.com|Northwind Traders|Wingtip Toys|a company|a company by e-mail] (to join us|to liaison|to join|)
    send an [invitation|e-mail invitation] to [sales@northwind.com|info@wingtip.com]
    invite by [e-mail|mail]
    bring [sales@northwind.com|Northwind Traders|Wingtip Toys] on board (by mail|)
    get [Northwind Traders|Wingtip Toys] [onto|on] liaison
    send [sales@northwind.com|info@wingtip.com] an invite
    mail an (invite|invitation) to [sales@northwind.com|info@wingtip.com]
    ask [Northwind Traders|sales@northwind.com] to [sign up|join liaison|register]
    invite our supplier [Northwind Traders|Wingtip Toys]
    [Northwind Traders|Wingtip Toys] isn't on here yet, invite them
    i want to get a new company on here by mail
    drop [sales@northwind.com|info@wingtip.com] an invitation
    [Northwind Traders|Wingtip Toys] not here yet, invite them: sales@northwind.com`,
  newCollaboration: `
    [new|start|start a|create|create a|set up a|begin a|open a|make a|launch a] (new) [collaboration|collab|project] (with {P}|with {P} and {P}|)
    [I want|I would like|we want|we'd like|let's] (to) [start|create|set up|begin|open] a (new) [collaboration|collab|project] (with {P}|)
    [request|ask for] {E} from {P}
    [ask|tell] {P} (for|to share) {E} (with us|)
    collaborate with {P} (on {E}|)
    [start|set up|create] a collaboration with {P} [requesting|asking for|on|about] {E} (and {E}|)
    (new) collaboration [called|named] [Spring line|Forecasts] with {P} (and {P}|)
    let's collaborate with {P} on {E}
    we want {E} from {P}, set that up
    ask {P} for (their) {E}
    request {E} and {E} from {P}
    offer {E} to {P} in a new collaboration
    kick off [something|a project] with {P} (on {E}|)
    set up a data exchange with {P}
    we need {E} from {P}
    get {E} from {P}
    i want {P}'s {E}
    could you request {E} [off|of|from] {P}
    start [something|a project] with {P} about {E}
    draft a [collab|collaboration] with {P}
    open a project with {P}, we need their {E}
    swap {E} with {P}
    offer {P} our {E} in exchange for {E}
    ask [all|all our] vendors for {E}
    new project {P} and {P}
    i need {P} to [share|send us|give us] (their) {E}
    get {P} to share {E} (with us|)
    have {P} [send|share|give us] (their) {E}
    collab w {P}: {E}
    set up [Spring line|Forecasts] with {P}
    we should do something with {P} around {E}
    create a request for {E} to {P}
    set up a collaboration with {P}, name it [Spring line|Forecasts], we need {E}`,
  accept: `
    [accept|approve|please accept|confirm|agree to|say yes to|I accept|we accept] (the|that|) [request|invitation|connect request] (of|from|by) {P}
    [accept|approve] [{P}|{P}'s request|{C}|the {C} invitation|the invitation to {C}]
    [accept|approve] (all|the) (pending) (requests|invitation)
    can you accept {P} (for us|)
    [I want|we want] to accept {P}
    say yes to [{P}|{C}]
    [take|join|enter|take part in] {C}
    okay {P}
    let {P} in
    we will take part in {C}
    yes to [{P}'s request|{C}]
    go ahead with {C}
    we're in for {C}
    im fine with [{P}|{C}]
    ok to {P}
    take {P}'s [request|offer|invite]
    [answer|reply to] {C} with yes
    say ok to [{C}|{P}]
    let's do {C}
    confirm {P}'s connect request
    green light for [{P}|{C}]
    {C} yes please
    count us in for {C}
    i'd like to accept {C}
    we agree to {C}
    please ok {P}
    shoot {P} a yes
    give {P} a yes
    tell {P} yes, we want to connect`,
  decline: `
    [decline|reject|refuse|please decline|turn down|deny|say no to|we decline|I decline] (the|) [request|invitation|connect request] (of|from|by) {P}
    [decline|reject|refuse|turn down] [{P}|{P}'s request|{C}|the {C} invitation|the invitation to {C}]
    [I want|we want|can you] (to) [decline|reject] [{P}|{C}]
    say no to [{P}|{C}]
    no thanks to [{P}|{C}]
    we are not interested in [{P}|{C}]
    tell {P} no (because we have no capacity|)
    we don't want to connect with {P}
    not interested in [{C}|{P}]
    [{C}|{P}]: no thanks
    pass on [{C}|{P}]
    tell {P} we're not interested
    say no to {P}, reason: no capacity
    knock back {P}'s request
    we won't [do|join|take part in] {C}
    no to {C}
    reject {P} because we already have a supplier
    dismiss {P}'s [invite|request]
    {P} - decline, wrong industry
    we can't do {C} right now, decline
    turn {P} down (please|, no budget)
    thanks but no thanks to {P}
    send {P} a no
    turn down {P} - no capacity
    {C} we can't, reason: no budget`,
  cancel: `
    [cancel|withdraw|revoke|take back|call off|retract] (our|my|the) [request|invitation|connect request] (to|for) {P}
    [cancel|withdraw] (what we asked|the request to) {P}
    cancel what we sent to {P}
    pull back our request to {P}
    forget the request to {P}
    [withdraw|cancel] the invitation to [{P}|sales@northwind.com]
    scrap our request to {P}
    never mind the request to {P}, pull it
    take back our [invite|invitation|request] to {P}
    undo the [invitation|request] to {P}
    we don't need {P} anymore, cancel the request
    retract what we sent {P}
    stop the pending request to {P}
    withdraw our ask to {P}
    kill the (open|pending) request to {P}
    call back the [invite|request] we sent {P}`,
  share: `
    [share|please share|give|send|provide|disclose|open] (our|the) {E} [with|to] {P} (in {C}|)
    [I want|we want|we would like] to [share|give] (our) {E} [with|to] {P}
    share {E} (with {P}) in {C}
    [let|allow] {P} (to) see our {E}
    [give|show|grant] {P} (access to) our {E} (as well|too|)
    start sharing {E} with {P}
    {P} (should|may|can) [also|now] [see|get] our {E}
    add {E} to what {P} sees
    let's share {E} with {P}
    open up our {E} to {P}
    let {P} have our {E}
    {P} can have our {E}
    {P} gets our {E} (from now on|too)
    make (our) {E} visible [to|for] {P}
    open {E} for {P}
    we want {P} to see our {E}
    send over our {E} to {P}
    unlock {E} for {P}
    add {E} to what we share with {P}
    also share {E} in {C}
    tick {E} in {C}
    give everyone our {E}
    share {E} with all (our) partners
    grant {P} {E}
    allow {P} access to {E}
    {P} needs our {E}, share it
    turn on {E} for {P}
    release {E} to {P} in {C}
    let all vendors see our {E}
    open (up) our {E} to everybody (we work with|)
    {E} for all partners please
    {P} should see our {E} too
    share everything {P} asked for
    give {P} all they asked for`,
  stopSharing: `
    [stop|quit|end|cease] [sharing|giving|sending] (our|the) {E} [with|to] [{P}|everyone|all partners|anybody]
    (I|we) (don't want|no longer want) to share (our) {E} with {P} (any more|anymore)
    [no longer|do not] share (our) {E} with {P} (any more|anymore)
    revoke [{P}'s access|access of {P}] to (our) {E}
    stop (giving|showing|sending) {P} our {E}
    [hide|remove] our {E} from {P}
    {P} [should|must|may] (not|no longer) see our {E} (any more|)
    take {E} away from {P}
    cut off {P} from our {E}
    we don't want {P} to see (our) {E} (any more|)
    unshare {E} [from|with] {P}
    stop sharing (anything|everything) with {P}
    stop sharing {E}
    turn off sharing of {E} (with {P}|)
    {P} shouldn't see our {E} anymore
    pull our {E} from {P}
    lock {P} out of our {E}
    kill {P}'s access to {E}
    close {E} for {P}
    no more {E} for {P}
    nobody should see our {E} (anymore|any more)
    stop everyone from seeing {E}
    untick {E} for {P}
    withdraw {E} from {P}
    take {E} out of what {P} sees
    make {E} private (again|)
    end the sharing of {E} with {P}
    dont show {P} our {E} any longer
    {E} off limits for {P}
    {P} has no business seeing our {E}, stop it
    cut {P} off (from {E}|)
    pull the plug on {E} for {P}
    we no longer share {E} with {P}, please stop
    quit giving {P} our {E}
    take that away from them (again|)
    stop that with {P}
    don't let them see it any more
    stop sharing (that|it|this)`,
  note: `
    [add|write|leave] (a) [note|comment|message] [to|for|on] [{P}|{C}] (: we will call tomorrow|saying thanks|)
    note [to|for] {P}: please hurry
    [send|tell] {P} (a) [note|message]
    put a note on [{C}|{P}]: carriers change in May
    [add|write|leave|put] (a) note [to|on|in|for] [{C}|{P}] (saying|:) please check
    note for {P}: see you on monday
    comment on {C}: great start
    tell {P} in {C} that we are late
    leave {P} a note: we'll be late
    write to {P} in {C}: thanks
    let {P} know [we're late|we'll call tomorrow]
    tell {P} [thanks|we are on it|that carriers change]
    drop {P} a line that we are closed
    message for {P}: see you monday
    add to {C}: waiting for legal
    comment in {C} that the audit is done
    post a note on {C}: done by friday
    jot down on {C} - new contact is Ana
    leave a comment for {P} saying hello
    write {P} that prices go up
    pass on to {P} that we moved
    note to [{C}|{P}] - please check
    {C}: note - supplier changes`,
  none: `
    [what is|how is] the weather (today|tomorrow|in {L})
    tell me a [joke|story]
    [book|reserve] (me) a [room|table|flight|taxi] for [tomorrow|monday|two people]
    [who won|who plays in] the [match|game|election|cup] (yesterday|)
    [my|the] [printer|laptop|mouse|screen|phone] (is) [broken|does not work|is stuck]
    [when|where] is the [meeting|canteen|party|lunch] (today|)
    [translate|spell|write|summarize] [this|the following|a poem|this text] (for me|)
    [what is|calculate] {N} [plus|times|minus] {N}
    [the invoice|the order|the parcel] [number|no] {N} [is wrong|has not arrived|is late]
    [how old|how tall|how rich] is [the ceo|the president|your mother]
    [price|cost|share price|revenue|headcount] of {P}
    [asdf|lorem ipsum|qwertz|blah blah|xyz] (foo|bar|)
    [call|phone|email] [the it desk|my boss|the plumber]
    [order|buy] [me|us] [a pizza|new chairs|some coffee]
    [open|close|start] [excel|outlook|the window|the calendar]
    (my) [holiday|vacation|sick leave|salary|payslip] (request|) [please|for july|for may|]
    [play|sing] [some music|a song]
    what is the [capital|population|currency] of {L}
    is [it raining|god real|the sky blue]
    [reset|change|forgot] (my) password
    my {N} grommets are lost
    does {P} make good [bottles|chairs]
    who is the [boss|ceo|founder] of {P}
    when is {P}'s [birthday|anniversary]
    share your thoughts on politics
    send flowers to my [wife|mother]
    open the [garage|door]
    give me a [break|minute]
    I am [hungry|tired|bored]
    what should I [wear|eat|read] (tomorrow|)
    who let the dogs out
    {P} grommets widget thing
    write a poem about {P}
    what's the time in {L}
    can you fix my [laptop|printer]
    how many [calories|days] in a [banana|year]
    who is going to win the [cup|election]
    remind me to buy milk
    set an alarm for 7
    convert {N} dollars to euro
    what is on tv tonight
    do you like [pizza|music|me]
    tell my wife I love her
    where did I park my car
    fill in my expense report
    schedule a call with my dentist
    [how much|what] does a [truck|forklift] cost
    {P} stock price
    what do you think of {P}
    is {P} going bankrupt
    who's the best football player
    book me a table for [two|four] (at 8|tonight|)
    reserve a [table|seat|parking spot] (for tomorrow|)
    how do I [cook|bake|repair|fix|clean] [rice|bread|a bike|my car|the sink]
    what's the [best|cheapest] [restaurant|hotel|phone] (in town|)
    who [invented|wrote|painted] the [telephone|bible|mona lisa]
    please [wash|feed|walk] the [dog|car|dishes]
    where can I [park|eat|swim]
    is the [shop|bank|pharmacy] open [today|on sunday]
    my [chair|desk|car|bike] is [broken|gone|too small]
    sing me a [song|lullaby]
    how long does it take to [boil an egg|drive to berlin]
    tell me about [dinosaurs|the moon|football]`,
  disconnect: `
    [disconnect|disconnect from|end the connection with|cut ties with|remove] {P} (as a partner|from our partners|)
    [I want|we want] to disconnect from {P}
    cut the connection [to|with] {P}
    end our [connection|partnership] with {P}
    drop {P} (as a partner|)
    we no longer want to be connected to {P}
    break off with {P}
    we are done with {P}
    end it with {P}
    drop {P} as (a) [supplier|partner|vendor]
    we don't work with {P} any more (, remove them|)
    kick {P} out of our [network|partners]
    part ways with {P}
    remove {P} from our [partners|network|list]
    sever (all) ties with {P}
    close the connection [w|with|to] {P}
    unlink {P}
    get rid of {P} (as a partner|)
    {P} is no longer our supplier, cut them
    terminate the [partnership|connection] with {P}
    i don't want to be connected to {P}
    were done with {P}, cut the connection
    we're through with {P}
    cut that connection (with|to) {P}`,
  people: `
    [who are|list] [my|our] colleagues (here|)
    [people|roles|team|users] (of our company|)
    who is [admin|an admin|responder] (here|in our company|)
    who (of us) can [answer|accept|share]
    who else from our company is on here
    who works here with me
    who's (a) [responder|admin|member] (with us|at our company)
    make [Lynne|Lynne Robbins] [an admin|a responder]
    change the role of Lynne
    who can approve things here
    what's my role
    what am i allowed to do
    our users
    list the people of our company`,
  notifications: `
    (my) [notifications|notification settings|quiet hours|digest]
    how do you notify me
    [change|set|edit] (my) [notifications|notification settings|quiet hours]
    stop [spamming|messaging|pinging] me
    too many notifications
    turn off notifications
    only once a day please
    daily digest please
    no messages [at night|on weekends]
    set quiet hours from 8 to 7
    how do i get fewer messages
    when do you [ping|notify|message] me`,
  change: `
    [change|edit|adjust|update|review] what we share [with {P}|in {C}]
    [change|edit] our (answer|sharing) [in|to|for] {C}
    I want to change what we share with {P}
    redo our answer [to|in] {C}
    update our sharing in {C}
    modify what {P} gets (from us|)
    edit our {C} answer
    adjust what {P} sees (of us|)
    different selection for {C}
    let me change what we share in {C}
    rework what we give {P}
    i want to revise our answer to {C}`,
  leave: `
    [leave|exit|quit|drop out of|get out of|withdraw from|step out of] (the) {C} (collaboration|)
    we want out of {C}
    take us out of {C}
    [I want|we want|we would like] to leave {C}
    end our part in {C}
    get us out of {C}
    we're done with {C}
    pull out of {C}
    bail out of {C}
    no longer take part in {C}
    stop participating in {C}
    we don't want to be in {C} any more
    sign off from {C}
    remove us from {C}
    end our participation in {C}
    we're leaving {C}
    count us out of {C}
    we're not doing {C} any more`,
  remind: `
    remind me (tomorrow|later|) (of|about) [{P}|{C}|this|the request from {P}]
    [stop|no more] [reminding me|reminders] (of|about|for) [{P}|{C}]
    snooze [{P}|{C}|this]
    remind me of {C} tomorrow
    ping me about {C} tomorrow
    remind me later about {P}
    nudge me tomorrow on {C}
    bring {C} up again tomorrow
    dont remind me about {C} anymore
    stop nagging me about [{P}|{C}]
    snooze reminders for {C}
    come back to me with {P} tomorrow
    tomorrow i'll look at {C}, remind me
    no more reminders about [{C}|{P}]
    ask me again tomorrow about {P}
    {P} can wait, remind me [tomorrow|tmrw]
    can't do {C} today, ping me tomorrow
    {C} not today, come back to me tomorrow`,
  mute: `
    [mute|silence|ignore|block|unmute] {P}
    don't let {P} bother us (any more|)
    I don't want to hear from {P} (any more|)
    shut {P} up
    no more requests from {P}
    stop {P} from asking
    i don't wanna get requests from {P} any more
    {P} is annoying, block them
    keep {P} quiet
    stop getting messages from {P}`,
  rename: `
    rename {C} to [Spring line|Forecasts 2026]
    [call|change the name of] {C} (to) [Spring line|Forecasts]
    give {C} (the|a) new name [Spring line|Forecasts]
    {C} should be called [Spring line|Forecasts]
    change {C} to [Spring line|Forecasts]
    {C} needs a new name: [Spring line|Forecasts]
    call {C} [Spring line|Forecasts] instead
    new title for {C}: [Spring line|Forecasts]
    retitle {C} [Spring line|Forecasts]
    rename the {C} project as [Spring line|Forecasts]
    the name of {C} should be [Spring line|Forecasts]
    {C} is now [Spring line|Forecasts], rename it
    retitle {C} to [Spring line|Forecasts]
    name it [Spring line|Forecasts] instead`,
  addPartner: `
    [add|invite|bring in|include] {P} [to|into|in] {C}
    {P} should join {C}
    put {P} into {C}
    [add|invite] {P} and {P} to {C}
    get {P} into {C}
    loop {P} into {C}
    {P} as well in {C}
    extend {C} to {P}
    bring {P} on board for {C}
    also invite {P} to {C}
    {C} needs {P} too
    have {P} join {C}
    expand {C} with {P}
    we want {P} in {C} (as well|)
    add {P} too
    bring {P} in as well`,
  removePartner: `
    [remove|take|kick|throw|drop] {P} (out) [from|of|out of] {C}
    {P} should not be in {C} any more
    take {P} off {C}
    get {P} out of {C}
    uninvite {P} from {C}
    {C} without {P} please
    exclude {P} from {C}
    {P} is out of {C}
    end {C} for {P}
    we don't want {P} in {C} (anymore|)
    cut {P} from {C}
    take {P} out again`,
  resend: `
    [resend|send again|ask again|try again] (our) (request|invitation) [to|with] {P}
    send {P} (the|our) [invitation|request] again
    ask {P} again
    invite {P} to {C} again
    send the {C} invitation to {P} once more
    try {P} again
    another go at {P}
    send {P} a new [request|invite]
    re-invite {P} (to {C}|)
    repeat the [invitation|request] to {P}
    ask {P} once more for {C}
    second attempt with {P}
    our request to {P} expired, send it again
    invite {P} a second time
    renew [the request|our invitation] to {P}
    give {P} another chance, resend
    once more a connect request to {P}
    ask {P} again about {C}
    ask {P} one more time regarding {C}`,
  relate: `
    {P} is a [customer|vendor|supplier] (of ours) (, number C-9|)
    [set|mark|treat] {P} as (a) [vendor|customer|supplier] (with number V-12|)
    {P} is [our customer|our vendor|both vendor and customer]
    our [vendor|customer|supplier] number for {P} is [V-1003|C-9]
    set the relationship with {P} to [vendor|customer|both]
    set vendor number [V-77|4711] for {P}
    {P} counts as [vendor|customer]
    file {P} under [customers|vendors]
    make {P} a [vendor|customer]
    {P} is both
    label {P} as [customer|vendor]
    {P} should be (a) [vendor|customer|supplier]
    our customer no for {P} is C-9
    change {P}'s vendor id to V-77
    vendor [no|nr|number] of {P} is now V-77
    {P} is neither vendor nor customer
    treat {P} as both
    we sell to {P}, make them a customer
    we buy from {P}, so vendor please
    {P} has (the) vendor number 70012 with us now
    put {P} down as [vendor|customer|supplier]
    enter vendor number 4711 for {P}
    {P}s vendor number in [sap|our system] is 400812, pls save
    save customer number C-9 for {P}`,
  load: `
    [load|upload|import] (our|a|the) [{E}|file|table|csv|spreadsheet]
    I want to [load|upload|import] [{E}|data|a file]
    [add|put in] (new) data for {E}
    reload {E}
    upload new {E}
    i have a new {E} file
    bring in our {E}
    push {E} data
    refresh our {E}
    update our {E} (table|)
    where can i upload {E}
    how do i load {E}
    replace our {E} data
    want to get our {E} in here
    got a spreadsheet with {E} to load
    import {E} from excel
    got a new file with {E}, want to put it in
    import (the|a) new [vendor|supplier|customer] table`,
  export: `
    [export|download] (our|the|all|) [{E}|data|history|everything] (as csv|to excel|of {P}|)
    [can you|please] export {P}'s {E}
    give me {E} of {P} as a file
    get me a csv of {P}s {E}
    download {E} of {P}
    (get me an) excel of {P}s {E}
    {P} {E} as [parquet|csv|excel]
    save {P}'s {E} to a file
    i need {P}'s {E} in excel
    dump {P}s {E} to csv
    export the history (with {P}|)
    download our history
    send me {P}'s {E} as a spreadsheet
    pull {P}'s {E} into excel (for me|)
    put {P}s {E} in (a|an) [spreadsheet|excel file|csv]
    {E} from {P} to excel please
    i want {P}'s {E} as a file
    get {P}'s {E} out as csv`,
  delete: `
    [delete|erase|remove] (our) ({E}) (data|table)
    [delete|scrap|get rid of] (the) {C} (collaboration|)
    [delete|discard] the draft {C}
    [delete|erase] (our) {E} [data|table]
    wipe our {E}
    drop the {E} table
    get rid of {C}
    kill {C}
    close {C} for good
    end {C} for everybody
    bin the draft {C}
    throw {C} away
    clear our {E} (data|table)
    we don't need {C} any more, delete it
    trash {C}
    wipe our {E} table, it was test data
    clear out our {E}
    {C} is history, delete it`,
  move: `
    move our data to [europe|the eu|asia|the us|america|{L}]
    change our region to [europe|eu|asia pacific|us]
    our data should be [stored|kept|hosted] in [europe|the eu|asia|the us]
    relocate our data to [europe|asia|the us]
    host our data in [europe|the eu|asia|the us]
    switch (our) region to [eu|europe|us|asia]
    we want our data in [europe|the eu|asia|the us]
    migrate us to the [eu|us|asia] region
    keep our data in [europe|asia|the us] from now on
    i want to move region
    change where our data is [stored|kept]
    put our data into [europe|the eu region|asia]
    transfer our data to [the eu|europe|asia]`,
}
