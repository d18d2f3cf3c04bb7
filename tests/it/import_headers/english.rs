//! Exports of networks, websites, shops, mail, care and surveys in English.

use super::Export;

/// Tools and their columns.
pub const EXPORTS: &[Export] = &[
    (
        "YouTube table",
        "Date = D; Views = n flow video_views; Watch time (hours) = r flow watch_time; \
         Subscribers = n flow net_new_followers; Impressions = n flow impressions; \
         Impressions click-through rate (%) = r given_rate click_through_rate_given; \
         Average view duration = d given_rate; Average percentage viewed (%) = r \
         given_rate; Likes = n flow likes; Dislikes = n flow dislikes; Likes (vs. dislikes) \
         (%) = r given_rate; Comments added = n flow comments; Shares = n flow shares; \
         Subscribers gained = n flow new_followers; Subscribers lost = n flow \
         lost_followers; Your estimated revenue (USD) = m flow revenue; Engaged views = n \
         flow; Unique viewers = n unique viewers; New viewers = n unique; Returning viewers \
         = n unique; Casual viewers = n unique; Regular viewers = n unique; End screen \
         element clicks = n flow; End screen clicks per element shown (%) = r given_rate; \
         Card clicks = n flow; Cards shown = n flow; Clicks per card shown (%) = r \
         given_rate; RPM (USD) = m given_rate; CPM (USD) = m given_rate; Playback-based CPM \
         (USD) = m given_rate; Estimated monetized playbacks = n flow; Ad impressions = n \
         flow; YouTube Premium (USD) = m flow; Transactions = n flow; Peak concurrent \
         viewers = n given_rate; Average concurrent viewers = r given_rate; Chat messages = \
         n flow; Stayed to watch (%) = r given_rate; Shown in feed = n flow; Videos \
         published = n flow; Average views per viewer = r given_rate; Hours streamed = r \
         flow; Watch time from subscribers (hours) = r flow; Members gained = n flow",
    ),
    (
        "GA4",
        "Date = D; Active users = n unique users; New users = n flow new_users; Returning \
         users = n unique; Sessions = n flow sessions; Engaged sessions = n flow \
         engaged_sessions; Engagement rate = f given_rate site_engagement_rate_given; \
         Engaged sessions per active user = r given_rate; Average engagement time per \
         active user = r given_rate; Average engagement time per session = r given_rate; \
         Views = n flow page_views; Views per active user = r given_rate; Event count = n \
         flow event_count; Event count per active user = r given_rate; Events per session = \
         r given_rate; Key events = n flow conversions; Session key event rate = f \
         given_rate; User key event rate = f given_rate; Total revenue = m flow revenue; \
         Purchase revenue = m flow; Bounce rate = f given_rate bounce_rate_given; DAU / MAU \
         = f given_rate; Total purchasers = n unique; First time purchasers = n flow; \
         Ecommerce purchases = n flow; Transactions = n flow; Items purchased = n flow; \
         Item revenue = m flow; Average purchase revenue = m given_rate; Average purchase \
         revenue per active user = m given_rate; ARPU = m given_rate; Ads cost = m flow; \
         Ads clicks = n flow; Ads impressions = n flow; Organic Google Search clicks = n \
         flow; Organic Google Search average position = r given_rate; User engagement = n \
         flow; Sessions per user = r given_rate; Average session duration = r given_rate; \
         Scrolled users = n unique; Active 7-day users = n unique; User stickiness = f \
         given_rate",
    ),
    (
        "Mailchimp",
        "Title = t; Subject = t; Send Date = D; Successful Deliveries = n flow; Soft \
         Bounces = n flow; Hard Bounces = n flow; Total Bounces = n flow; Times Forwarded = \
         n flow; Forwarded Opens = n flow; Total Opens = n flow opens; Total Clicks = n \
         flow link_clicks; Unsubscribes = n flow unsubscribes; Abuse Complaints = n flow; \
         Total Orders = n flow; Total Gross Sales = m flow; Total Revenue = m flow",
    ),
    (
        "Shopify",
        "Day = D; Orders = n flow; Gross sales = m flow; Discounts = m flow; Returns = m \
         flow; Net sales = m flow; Shipping = m flow; Taxes = m flow; Total sales = m flow; \
         Average order value = m given_rate; Sessions = n flow sessions; Online store \
         visitors = n unique; Conversion rate = % given_rate; Sessions with cart additions \
         = n flow; Sessions that reached checkout = n flow; Returning customer rate = % \
         given_rate; New customers = n flow; Units sold = n flow; Quantity ordered = n flow",
    ),
    (
        "HubSpot",
        "Date = D; Sessions = n flow sessions; Session to contact rate = % given_rate; New \
         contacts = n flow; Contact to customer rate = % given_rate; Customers = n flow; \
         Bounce rate = % given_rate bounce_rate_given; Session length = d given_rate; New \
         session % = % given_rate; Page views = n flow page_views; Page views per session = \
         r given_rate",
    ),
    (
        "Zendesk Explore",
        "Date = D; Created tickets = n flow tickets; Solved tickets = n flow \
         solved_tickets; Unsolved tickets = n stock; Reopened tickets = n flow; One-touch \
         tickets = n flow; % One-touch tickets = % given_rate; First reply time (min) = r \
         given_rate; Median full resolution time (hrs) = r given_rate; Satisfaction score = \
         % given_rate; Good satisfaction tickets = n flow; Bad satisfaction tickets = n \
         flow; Agent replies = n flow; Public comments = n flow; Backlog tickets = n stock; \
         SLA achievement rate = % given_rate; Requester wait time (hrs) = r given_rate",
    ),
    (
        "Intercom",
        "Date = D; New conversations = n flow; Closed conversations = n flow; Open \
         conversations = n stock; Median first response time = d given_rate; Conversations \
         replied to = n flow; CSAT score = % given_rate; Median time to close = d \
         given_rate; Teammate replies = n flow; Fin resolution rate = % given_rate; Fin \
         resolutions = n flow",
    ),
    (
        "Five9",
        "Date = D; Calls Offered = n flow calls; Calls Answered = n flow answered_calls; \
         Calls Abandoned = n flow abandoned_calls; Abandon % = % given_rate; Abandon Rate = \
         % given_rate; ASA = d given_rate; AHT = d given_rate; ACW = d given_rate; Service \
         Level % = % given_rate; Service Level = % given_rate; Avg Talk Time = d \
         given_rate; Avg Hold Time = d given_rate; Total Talk Time = d flow; Calls \
         Transferred = n flow; Occupancy = % given_rate; Max Wait Time = d given_rate; \
         Voicemails = n flow; Outbound calls = n flow; Login time = d flow; Speed of answer \
         = d given_rate; Calls per hour = r given_rate",
    ),
    (
        "Delighted",
        "Month = M; NPS = r given_rate nps_given; Promoters = n flow promoters; Passives = \
         n flow passives; Detractors = n flow detractors; Responses = n flow; Response rate \
         = % given_rate; Surveys sent = n flow",
    ),
    (
        "Metricool",
        "Date = D; Followers = s stock followers; Following = s stock following; Balance of \
         followers = n flow; Posts = n flow posts; Impressions = n flow impressions; \
         Average reach per day = r given_rate; Interactions = n flow engagements; \
         Engagement = % given_rate; Reach = n unique reach; Profile visits = n flow \
         profile_visits; Avg. reach per post = r given_rate; Stories = n flow; Reels = n \
         flow; Clicks on page = n flow",
    ),
    (
        "Agorapulse",
        "Day = D; Total Fans = s stock followers; New Fans = n flow new_followers; Lost \
         Fans = n flow lost_followers; Impressions = n flow impressions; Engaged Users = n \
         unique engaged_users; Engagement per fan = r given_rate; Received comments = n \
         flow; Response rate = % given_rate; Response time = d given_rate; Published posts \
         = n flow posts",
    ),
    (
        "Hootsuite",
        "Date = D; Page fans = s stock followers; Page new likes = n flow new_followers; \
         Page impressions = n flow impressions; Page reach = n unique reach; Page \
         engagement = n flow; Page engagement rate = % given_rate; Post reach = n unique; \
         Post engagement rate = % given_rate; Page posts = n flow; Page inbound messages = \
         n flow; Page video views = n flow; Page negative feedback = n flow",
    ),
    (
        "Buffer",
        "Date = D; Total followers = s stock followers; New followers = n flow \
         new_followers; Reach = n unique reach; Impressions = n flow impressions; \
         Engagements = n flow engagements; Engagement rate = % given_rate \
         engagement_rate_given; Average engagement rate = % given_rate; Posts = n flow \
         posts; Reactions = n flow likes; Average reach per post = r given_rate",
    ),
    (
        "Later",
        "Date = D; Followers = s stock followers; Follower Growth = n flow \
         net_new_followers; Profile Views = n flow profile_visits; Link in Bio Page Views = \
         n flow; Impressions = n flow impressions; Reach = n unique reach; Avg. Engagement \
         Rate = % given_rate engagement_rate_given; Saves = n flow bookmarks; Website \
         Clicks = n flow; Email Button Taps = n flow",
    ),
    (
        "IG daily",
        "Date = D; Accounts reached = n unique reach; Accounts engaged = n unique; Total \
         followers = s stock followers; Follows = n flow new_followers; Unfollows = n flow \
         lost_followers; Profile visits = n flow profile_visits; External link taps = n \
         flow; Content interactions = n flow engagements; Reels interactions = n flow; \
         Story replies = n flow; Story exits = n flow; Taps forward = n flow; Plays = n \
         flow video_views; Average watch time = d given_rate; Watch time = d flow; Replays \
         = n flow",
    ),
    (
        "LinkedIn content",
        "Date = D; Impressions (organic) = n left out; Impressions (sponsored) = n left \
         out; Impressions (total) = n flow impressions; Unique impressions (organic) = n \
         unique reach; Clicks (total) = n flow clicks; Reactions (total) = n flow likes; \
         Comments (total) = n flow comments; Reposts (total) = n flow shares; Engagement \
         rate (total) = f given_rate engagement_rate_given",
    ),
    (
        "X overview",
        "Date = E; Impressions = n flow impressions; Likes = n flow likes; Engagements = n \
         flow engagements; Bookmarks = n flow bookmarks; Shares = n flow share_button_uses; \
         New follows = n flow new_followers; Unfollows = n flow lost_followers; Replies = n \
         flow comments; Reposts = n flow shares; Profile visits = n flow profile_visits; \
         Create Post = n flow posts; Video views = n flow video_views; Media views = n flow \
         media_views",
    ),
    (
        "Search Console",
        "Date = D; Clicks = n flow; Impressions = n flow impressions; CTR = % given_rate \
         click_through_rate_given; Position = r given_rate position",
    ),
    (
        "Spotify podcasts",
        "Date = D; Starts = n flow; Streams = n flow; Listeners = n unique; Followers = s \
         stock followers; Plays = n flow plays; Consumption hours = r flow; Avg. \
         consumption = % given_rate",
    ),
    (
        "Discord",
        "interval_start_timestamp = D; new_communicators = n flow; visitors = n unique; \
         pct_communicated = % given_rate; messages = n flow; messages_per_communicator = r \
         given_rate; total_membership = s stock; new_members = n flow; days_1_retention = % \
         given_rate",
    ),
    (
        "App Store",
        "Date = D; Impressions = n flow impressions; Product Page Views = n flow; Total \
         Downloads = n flow; Redownloads = n flow; Conversion Rate = % given_rate; Proceeds \
         = m flow; Sessions = n flow sessions; Active Devices = n unique; Crashes = n flow; \
         Paying Users = n unique; Proceeds per Paying User = m given_rate; Installations = \
         n flow; Deletions = n flow",
    ),
    (
        "MBS FB en",
        "Post ID = it; Page ID = 123456789012345; Page name = acme; Title = t; Publish time \
         = P; Permalink = u; Post type = c; Views = n flow impressions; Reactions, Comments \
         and Shares = n flow engagements; Reactions = n flow likes; Comments = n flow \
         comments; Shares = n flow shares; Total clicks = n flow clicks; Other Clicks = n \
         flow; Link Clicks = n flow link_clicks; Negative feedback from users: Hide all = n \
         flow; Seconds viewed = m flow; Estimated earnings (USD) = m flow; Ad impressions = \
         n flow; 3-second video views = n flow; 1-minute video views = n flow",
    ),
    (
        "Sprout",
        "Date = D; Network = X; Profile = @a; Audience = s stock followers; Net Audience \
         Growth = n flow net_new_followers; Audience Gained = n flow new_followers; \
         Audience Lost = n flow lost_followers; Published Posts = n flow posts; Impressions \
         = n flow impressions; Reach = n unique reach; Engagements = n flow engagements; \
         Engagement Rate (per Impression) = % given_rate engagement_rate_given; Video Views \
         = n flow video_views",
    ),
    (
        "SEO",
        "Date = D; Backlinks = s stock; Ref. domains = s stock; URL rating = r given_rate; \
         DR = r given_rate; Authority Score = n given_rate; Visibility = % given_rate",
    ),
    (
        "Report en",
        "Month = M; Follower count = s stock followers; New followers = n flow \
         new_followers; Total reach = n unique reach; Engagement = n flow engagements; \
         Engagement Rate % = % given_rate engagement_rate_given; Website clicks = n flow \
         link_clicks; Response time (h) = r given_rate; Share of voice = % given_rate; UGC \
         posts = n flow; Influencer posts = n flow; DMs received = n flow; Saves = n flow \
         bookmarks; Story completion rate = % given_rate; Cost per follower = m given_rate; \
         Email list = s stock; Email subscribers = s stock; Newsletter subscribers = s \
         stock; App downloads = n flow; Avg. watch time (s) = r given_rate; Reviews = n \
         flow; Average rating = r given_rate; Google rating = r given_rate; Customer \
         lifetime value = m given_rate; Return on ad spend = r given_rate; Active customers \
         = s stock; Customer count = s stock; Churned customers = n flow; Employees = s \
         stock",
    ),
];
